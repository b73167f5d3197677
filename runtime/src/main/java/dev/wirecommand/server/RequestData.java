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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The data of one call, for its handler to read. */
final class RequestData implements CommandData, ReceiveWindow.Owner {
  private final String command;
  private final int maxBufferedBytes;
  private final CallResources resources;
  private final ServerRequest request;
  private final BiConsumer<ServerRequest, CancelReason> cancel;
  private final ReceiveWindow window;
  private long receivedBytes;
  private long takenBefore;

  /** The number of rounds in which no data has arrived although the peer may send some. */
  private int silentRounds;

  /** The bytes that are held apart from a window with grants. */
  private long held;

  private RequestData(
      String command,
      CallResources resources,
      ServerRequest request,
      BiConsumer<ServerRequest, CancelReason> cancel) {
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

  /**
   * Reserves the window of a request's data. If the request has windows, the peer is controlled
   * with grants, and may send only the first bytes until {@link #start}.
   *
   * @param grants whether the request has windows
   * @param cancel cancels the call of the request; called on the event loop
   * @return the data, or null if the account of the connection is too short for it
   */
  static @Nullable RequestData reserve(
      String command,
      CallResources resources,
      ServerRequest request,
      boolean grants,
      BiConsumer<ServerRequest, CancelReason> cancel) {
    if (!grants) {
      return new RequestData(command, resources, request, cancel);
    }
    WindowBudget windows = resources.windows();
    int size = windows.reserve(WindowBudget.LEAST_WINDOW);
    if (size == 0) {
      return null;
    }
    RequestData data = new RequestData(command, resources, request, cancel);
    data.window.useGrants(new GrantPolicy(windows, size, resources.loop()::nanoTime));
    return data;
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
      if (window.taken() > takenBefore) {
        takenBefore = window.taken();
        resources.budgets().onDataTaken();
      }
      silentRounds = 0;
      receivedBytes += part.length();
      window.add(part, last);
      boolean counts = last || !window.usesGrants();
      if (last) {
        window.end();
      }
      if (counts) {
        // A window with grants counts in the budget of the windows until its end.
        hold(receivedBytes - window.taken() - held);
      }
    }
  }

  /** Ends a round, and returns the number of whole rounds for which the peer has been silent. */
  int endRound() {
    if (!window.awaitsSender()) {
      silentRounds = 0;
      return 0;
    }
    return silentRounds++;
  }

  private void hold(long more) {
    if (more > 0) {
      resources.account().add(more);
    } else {
      resources.account().release(-more);
    }
    held += more;
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
    resources.account().release(held);
    held = 0;
    window.fail(new CommandException(ErrorCode.CANCELLED, command + ": the call is over"));
  }

  @Override
  public void onStalled() {
    cancel.accept(request, CancelReason.STALLED);
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
