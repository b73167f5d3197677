package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.link.Peer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a command is given that, by its descriptor, takes no context. Its call may stand for another
 * one later: whoever kept it would answer for that.
 */
final class NoContext implements CommandContext {
  static final NoContext INSTANCE = new NoContext();

  private NoContext() {}

  private static IllegalStateException none() {
    return new IllegalStateException(
        "the descriptor of this command says that it takes no context; say there that it does");
  }

  @Override
  public int requestId() {
    throw none();
  }

  @Override
  public String command() {
    throw none();
  }

  @Override
  public Peer peer() {
    throw none();
  }

  @Override
  public Permission permission() {
    throw none();
  }

  @Override
  public CallMeta meta() {
    throw none();
  }

  @Override
  public @Nullable Deadline deadline() {
    throw none();
  }

  @Override
  public Attributes attributes() {
    throw none();
  }

  @Override
  public void text(String format, @Nullable Object... args) {
    throw none();
  }

  @Override
  public CommandProgress progress(String topic) {
    throw none();
  }

  @Override
  public boolean isCancelled() {
    throw none();
  }

  @Override
  public @Nullable CancelReason cancelReason() {
    throw none();
  }

  @Override
  public void onCancel(Consumer<? super CancelReason> action) {
    throw none();
  }
}
