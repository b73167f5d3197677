package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.link.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a call's handler sees of it, and whoever else is told of it: one for all of these, made for
 * the first. A call that has one stands for no other later, since any of these may keep it. Safe
 * for use by any thread.
 */
final class CallContext implements CommandContext {
  private final ServerCall call;

  /** Guarded by this. */
  private @Nullable Attributes attributes;

  CallContext(ServerCall call) {
    this.call = call;
  }

  @Override
  public int requestId() {
    return call.request().id();
  }

  @Override
  public String command() {
    return call.command();
  }

  @Override
  public Peer peer() {
    return call.peer();
  }

  @Override
  public Permission permission() {
    return call.permission();
  }

  @Override
  public CallMeta meta() {
    return call.meta();
  }

  @Override
  public @Nullable Deadline deadline() {
    return call.deadline();
  }

  @Override
  public synchronized Attributes attributes() {
    Attributes current = attributes;
    if (current == null) {
      current = new Attributes();
      attributes = current;
    }
    return current;
  }

  @Override
  public void text(String format, @Nullable Object... args) {
    List<String> texts = new ArrayList<>(args.length);
    for (Object arg : args) {
      texts.add(String.valueOf(arg));
    }
    call.aside(SideOutput.text(List.of(new TextOutput(format, texts, List.of()))));
  }

  @Override
  public CommandProgress progress(String topic) {
    return new ProgressTopic(call, topic);
  }

  @Override
  public boolean isCancelled() {
    return cancelReason() != null;
  }

  @Override
  public @Nullable CancelReason cancelReason() {
    return call.cancellation().reason();
  }

  @Override
  public void onCancel(Consumer<? super CancelReason> action) {
    call.cancellation().onCancel(action);
  }
}
