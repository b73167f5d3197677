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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The context of one call, shared by its handler, interceptors and listeners. Safe for use by any
 * thread.
 */
final class CallContext implements CommandContext {
  private final ServerCall call;
  private final CallResources resources;

  /** The attributes of the call, or null until first use. Guarded by this. */
  private @Nullable Attributes attributes;

  CallContext(ServerCall call, CallResources resources) {
    this.call = call;
    this.resources = resources;
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
    return resources.peer();
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
    send(SideOutput.text(List.of(new TextOutput(format, texts, List.of()))));
  }

  @Override
  public CommandProgress progress(String topic) {
    return new ProgressTopic(topic, this::send);
  }

  private void send(SideOutput output) {
    output.requireFits(resources.settings().limits().sendPayload());
    if (!call.isAnswered()) {
      resources.sideOutput().send(call.request(), output, call::isAnswered);
    }
  }

  @Override
  public void drainServer(Duration timeout) {
    resources.settings().drain().accept(timeout);
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
