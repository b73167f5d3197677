package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandProgress;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.Peer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The context of one call. */
record RequestContext(int requestId, String command, Peer peer) implements CommandContext {
  @Override
  public Permission permission() {
    return Permission.WRITE;
  }

  @Override
  public CallMeta meta() {
    return CallMeta.NONE;
  }

  @Override
  public @Nullable Deadline deadline() {
    return null;
  }

  @Override
  public Attributes attributes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void text(String format, @Nullable Object... args) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CommandProgress progress(String topic) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public @Nullable CancelReason cancelReason() {
    return null;
  }

  @Override
  public void onCancel(Consumer<? super CancelReason> action) {
    throw new UnsupportedOperationException();
  }
}
