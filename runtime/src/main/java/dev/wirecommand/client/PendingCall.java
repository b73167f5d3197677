package dev.wirecommand.client;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call that is under way, and the future that its caller holds. */
final class PendingCall extends CompletableFuture<CommandReply> {
  private final ClientConnection connection;
  private final String command;
  private final byte[] arguments;
  private final byte @Nullable [] data;
  private final int maxResponseBytes;

  // Touched by the connection's thread alone.
  private @Nullable ClientRequest request;
  private @Nullable ByteArrayOutputStream collected;

  PendingCall(
      ClientConnection connection,
      String command,
      byte[] arguments,
      byte @Nullable [] data,
      int maxResponseBytes) {
    this.connection = connection;
    this.command = command;
    this.arguments = arguments;
    this.data = data;
    this.maxResponseBytes = maxResponseBytes;
  }

  static PendingCall of(ClientRequest request) {
    PendingCall call = (PendingCall) request.attachment();
    if (call == null) {
      throw new AssertionError("request " + request.id() + " is nobody's");
    }
    return call;
  }

  ClientRequest begin(ClientReactor reactor) {
    ClientRequest begun =
        reactor.request(
            command.getBytes(StandardCharsets.UTF_8),
            ByteSlice.of(arguments),
            null,
            data == null ? null : ByteSlice.of(data));
    begun.attach(this);
    request = begun;
    return begun;
  }

  @Nullable ClientRequest request() {
    return request;
  }

  /**
   * Takes a part of the response.
   *
   * @return false if it has become too long, and the call has failed
   */
  boolean take(ByteSlice part, boolean cbor, boolean last) {
    if (collected == null && last) {
      complete(new CommandReply(part.toByteArray(), cbor));
      return true;
    }
    if (collected == null) {
      collected = new ByteArrayOutputStream();
    }
    if (part.length() > maxResponseBytes - collected.size()) {
      collected = null;
      completeExceptionally(
          new ConnectionException(
              command + ": the response exceeds the limit of " + maxResponseBytes + " bytes"));
      return false;
    }
    collected.write(part.array(), part.offset(), part.length());
    if (last) {
      complete(new CommandReply(collected.toByteArray(), cbor));
    }
    return true;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      connection.cancel(this);
    }
    return cancelled;
  }
}
