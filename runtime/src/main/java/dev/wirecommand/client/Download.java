package dev.wirecommand.client;

import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.stream.ReceiveBuffer;
import dev.wirecommand.stream.ReceiveBufferOwner;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The result of a call that is read as it arrives. */
final class Download implements ResponseStream, ReceiveBufferOwner {
  /** What a response is, or is to be; null where that is not known. */
  private enum Kind {
    RAW,
    CBOR;

    static Kind of(boolean cbor) {
      return cbor ? CBOR : RAW;
    }
  }

  private final ClientConnection connection;
  private final ClientCall<CommandReply> call;
  private final ReceiveBuffer inflow;
  private final int maxItemBytes;

  // The reader writes the one before it reads the other, and the connection's thread the other way
  // round: one of them at least sees that they differ.
  private volatile @Nullable Kind expected;
  private volatile @Nullable Kind arrived;

  Download(
      ClientConnection connection, ClientCalls calls, CommandCall call, ClientOptions options) {
    this.connection = connection;
    this.call = calls.make(call, ClientCall.REPLY, this);
    this.inflow = new ReceiveBuffer(options.responseWindow(), this);
    this.maxItemBytes = options.limits().responseBytes();
  }

  ClientCall<CommandReply> call() {
    return call;
  }

  /* What follows is for the reader. */

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
    return inflow.inputStream();
  }

  @Override
  public Flow.Publisher<ByteBuffer> publisher() {
    return inflow.publisher();
  }

  @Override
  public int maxItemBytes() {
    return maxItemBytes;
  }

  @Override
  public void close() {
    inflow.close();
  }

  /* What follows is for the connection's thread. */

  /** Takes a part; returns why the response is not to be had, or null where all is well. */
  @Nullable RuntimeException take(ByteSlice part, boolean cbor) {
    if (arrived == null) {
      arrived = Kind.of(cbor);
      RuntimeException problem = problem();
      if (problem != null) {
        return problem;
      }
    }
    inflow.add(part.array(), part.offset(), part.length());
    return null;
  }

  /** Whether there is no room for more; it says so when there is again. */
  boolean isFull() {
    return inflow.isFull();
  }

  long taken() {
    return inflow.taken();
  }

  void end() {
    inflow.end();
  }

  void fail(RuntimeException failure) {
    inflow.fail(failure);
  }

  /* What follows is for the flow of bytes, from any thread. */

  @Override
  public boolean isOwnThread() {
    return connection.isOwnThread();
  }

  @Override
  public void execute(Runnable task) {
    connection.execute(task);
  }

  @Override
  public boolean borrows(Flow.Subscriber<?> subscriber) {
    return subscriber instanceof BorrowingSubscriber;
  }

  @Override
  public void onSpace() {
    call.calls().onSpace(this);
  }

  @Override
  public void onClosed() {
    call.cancel(false);
  }
}
