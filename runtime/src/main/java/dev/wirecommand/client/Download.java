package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.GrantPolicy;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.ReceiveWindow;
import dev.wirecommand.engine.WindowBudget;
import dev.wirecommand.reactor.ClientEvent;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A response that is read as it arrives. A {@link ReceiveWindow} buffers its unread bytes. */
final class Download implements ResponseStream, ReceiveWindow.Owner {
  /** The kind of a response, according to its {@code cbor} flag. */
  private enum Kind {
    RAW,
    CBOR;

    static Kind of(boolean cbor) {
      return cbor ? CBOR : RAW;
    }
  }

  /** The share of the process's bytes that one item may have, while it is gathered. */
  private static final int ITEM_SHARE = 4;

  private final ClientCall<CommandReply> call;
  private final ReceiveWindow window;
  private final Duration stallTime;
  private final int maxItemBytes;
  private final EventLoop loop;
  private final WindowBudget budget;
  private final ConnectionAccount account;
  private final int wantedWindow;

  /* Used on the event loop. */
  private int reserved;
  private long sentAt;
  private long takenBefore;

  // The reader writes "expected" and then reads "arrived". The event loop writes "arrived" and then
  // reads "expected". So at least one of them sees a difference. Both are null while unknown.
  private volatile @Nullable Kind expected;
  private volatile @Nullable Kind arrived;

  Download(
      ClientCall<CommandReply> call,
      EventLoop loop,
      ReadGate gate,
      WindowBudget budget,
      ConnectionAccount account,
      ClientOptions options) {
    this.call = call;
    this.loop = loop;
    this.budget = budget;
    this.account = account;
    this.wantedWindow = options.responseWindow();
    this.stallTime = options.stallTime();
    this.maxItemBytes =
        (int)
            Math.min(
                options.limits().responseBytes(),
                Math.max(1, options.limits().memory().processBytes() / ITEM_SHARE));
    this.window = new ReceiveWindow(options.responseWindow(), loop, gate, stallTime, this);
  }

  ClientCall<CommandReply> call() {
    return call;
  }

  /* Called by the reader. */

  @Override
  public ResponseStream expectCbor(boolean cbor) {
    expected = Kind.of(cbor);
    RuntimeException problem = problem();
    if (problem != null) {
      call.cancel(false);
      throw problem;
    }
    return this;
  }

  private @Nullable RuntimeException problem() {
    Kind due = expected;
    Kind got = arrived;
    return due == null || got == null || due == got
        ? null
        : CallFailures.otherKind(call.command().name(), due == Kind.CBOR);
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
  public int maxItemBytes() {
    return maxItemBytes;
  }

  @Override
  public void close() {
    window.close();
  }

  /* Called on the event loop. */

  /**
   * Reserves the window that the request asks for. Returns its size in bytes.
   *
   * @throws CommandException if the process has no memory for it
   */
  int reserve() {
    reserved = budget.reserve(wantedWindow);
    if (reserved == 0) {
      throw StoppedCalls.noMemory(call.command(), account);
    }
    return reserved;
  }

  /** Notes the time at which the request was sent. */
  void onRequestSent() {
    sentAt = loop.nanoTime();
  }

  /** Controls the server with grants, because it has windows. Called for each of its grants. */
  void useGrants() {
    if (!window.usesGrants()) {
      budget.sampleRoundTrip(loop.nanoTime() - sentAt);
      int size = reserved;
      reserved = 0;
      window.useGrants(new GrantPolicy(budget, size, loop::nanoTime));
    }
  }

  @Override
  public void onGrant(long bytes) {
    call.request().grantResponse(bytes);
  }

  private void releaseReserved() {
    budget.release(reserved);
    reserved = 0;
  }

  /**
   * Receives a part of the response. Returns an exception if the response is of the wrong kind, or
   * else null.
   */
  @Nullable RuntimeException receive(ClientEvent.ResponseReceived part) {
    if (arrived == null) {
      arrived = Kind.of(part.cbor());
      RuntimeException problem = problem();
      if (problem != null) {
        return problem;
      }
    }
    window.add(part.payload(), part.last());
    return null;
  }

  /** Returns whether the reader has taken bytes since the last call of this method. */
  boolean hasBeenRead() {
    long before = takenBefore;
    takenBefore = window.taken();
    return takenBefore > before;
  }

  void end() {
    releaseReserved();
    window.end();
  }

  void fail(RuntimeException failure) {
    releaseReserved();
    window.fail(failure);
  }

  /** Discards the bytes that arrive from now on, because the reader has stopped reading. */
  void detach() {
    releaseReserved();
    window.detach();
  }

  @Override
  public void onStalled() {
    call.stop(StoppedCalls.stalled(call.command(), stallTime));
  }

  /* Called on any thread. */

  @Override
  public void onClosed() {
    call.cancel(false);
  }
}
