package nasty;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireJackson;
import dev.wirecommand.command.CommandContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Methods that without their context are those of {@code Object}. */
class Objects {
  @WireCommand("clone")
  void clone(CommandContext context) {}

  @WireCommand("clone-number")
  int clone(int number, CommandContext context) {
    return number;
  }

  @WireCommand("finalize")
  int finalize(CommandContext context) {
    return 1;
  }

  @WireCommand("getClass")
  String getClass(CommandContext context) {
    return "class";
  }

  @WireCommand("notify")
  int notify(CommandContext context) {
    return 2;
  }

  @WireCommand("notifyAll")
  CompletionStage<Integer> notifyAll(CommandContext context) {
    return CompletableFuture.completedFuture(3);
  }

  @WireCommand("wait")
  long wait(CommandContext context) {
    return 4;
  }

  @WireCommand("wait-for")
  long wait(CommandContext context, long millis) {
    return millis;
  }

  @WireCommand("wait-longer")
  long wait(long millis, int nanos, CommandContext context) {
    return millis + nanos;
  }

  @WireCommand("hashCode")
  CompletionStage<Integer> hashCode(CommandContext context) {
    return CompletableFuture.completedFuture(5);
  }

  @WireCommand("toString")
  int toString(CommandContext context) {
    return 6;
  }

  @WireCommand("equals")
  @Override
  public boolean equals(@WireJackson Object other) {
    return "equal".equals(other);
  }

  @WireCommand("hash")
  @Override
  public int hashCode() {
    return 7;
  }

  @WireCommand("exact")
  String equals(CommandContext context, @WireJackson Object other) {
    return "exactly " + other;
  }
}

/** Results that no method of these names can have in a client. */
class Overrides {
  @WireCommand("toString")
  int toString(CommandContext context) {
    return 1;
  }

  @WireCommand("hashCode")
  long hashCode(CommandContext context) {
    return 2;
  }

  @WireCommand("equals")
  int equals(CommandContext context, @WireJackson Object other) {
    return 3;
  }

  record Copy(int of) {}

  @WireCommand("clone")
  Copy clone(CommandContext context) {
    return new Copy(4);
  }
}
