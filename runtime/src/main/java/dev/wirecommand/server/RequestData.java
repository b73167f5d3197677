package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.GrantPolicy;
import dev.wirecommand.engine.ReceiveWindow;
import dev.wirecommand.engine.WindowBudget;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The data of one call, for its handler to read. */
final class RequestData implements CommandData, ReceiveWindow.Owner {
  private final String command;
  private final int maxBufferedBytes;
  private final CallResources resources;
  private final ServerRequest request;
  private final Consumer<CancelReason> cancel;
  private final ReceiveWindow window;
  private long receivedBytes;

  /**
   * @param cancel cancels the call; called on the event loop
   */
  RequestData(
      String command,
      CallResources resources,
      ServerRequest request,
      Consumer<CancelReason> cancel) {
    this.command = command;
    this.resources = resources;
    this.request = request;
    this.maxBufferedBytes = resources.settings().limits().bufferedDataBytes();
    this.cancel = cancel;
    this.window =
        new ReceiveWindow(
            resources.settings().limits().windowBytes(),
            resources.loop(),
            resources.reading(),
            resources.settings().stallTime(),
            this);
  }

  /* Called on the event loop. */

  /** Controls the peer with grants. Until {@link #start} it may send only the first bytes. */
  void useGrants() {
    int size = resources.windows().reserve(WindowBudget.LEAST_WINDOW);
    window.useGrants(new GrantPolicy(resources.windows(), size, resources.loop()::nanoTime));
  }

  /** Grants the rest of the window, because the call starts. */
  void start() {
    window.widen(resources.settings().limits().windowBytes());
  }

  @Override
  public void onGrant(long bytes) {
    request.grantData(bytes);
  }

  void add(ByteSlice part, boolean last) {
    if (window.isExpecting()) {
      receivedBytes += part.length();
      window.add(part, last);
      if (last) {
        window.end();
      }
    }
  }

  long receivedBytes() {
    return receivedBytes;
  }

  /** Marks the data as failed, because the input from the peer has ended too early. */
  void onInputEnded() {
    window.fail(
        new CommandException(
            ErrorCode.CANCELLED, command + ": the peer ended its input within the data"));
  }

  /** Returns whether more data may arrive. */
  boolean isExpecting() {
    return window.isExpecting();
  }

  void fail(CommandException failure) {
    window.fail(failure);
  }

  /** Drops the data, because the call has ended. */
  void discard() {
    window.fail(new CommandException(ErrorCode.CANCELLED, command + ": the call is over"));
  }

  @Override
  public void onStalled() {
    cancel.accept(CancelReason.STALLED);
  }

  @Override
  public void onClosed() {
    // The handler may answer without having read all of the data; the rest is dropped.
  }

  /* Called by the handler. */

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public InputStream inputStream() {
    return window.inputStream();
  }

  @Override
  public Flow.Publisher<ByteBuffer> publisher() {
    return window.publisher();
  }

  @Override
  public byte[] toByteArray() {
    try (InputStream stream = inputStream()) {
      byte[] bytes = stream.readNBytes(maxBufferedBytes);
      if (stream.read() >= 0) {
        throw new CommandException(
            ErrorCode.INVALID_ARGUMENT,
            command + ": more than " + maxBufferedBytes + " bytes of buffered data");
      }
      return bytes;
    } catch (IOException e) {
      throw new CommandException(
          ErrorCode.CANCELLED, command + ": interrupted while waiting for data", null, e);
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.stream(inputStream());
  }
}
