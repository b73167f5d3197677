package dev.wirecommand.client;

import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.RequestFrames;
import dev.wirecommand.stream.Chunk;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Data of a call that is sent as it is produced, one chunk to a frame. What is produced and not
 * sent is bounded: the source waits while the server does not read.
 */
final class Upload implements SendBufferOwner {
  private final ClientCall<?> call;
  private final SendBuffer outflow;

  /* Touched by the connection's thread alone. */

  private boolean partialDue;
  private @Nullable Chunk lent;

  /**
   * @param source makes the flow of the data for its owner
   */
  Upload(ClientCall<?> call, Function<SendBufferOwner, SendBuffer> source) {
    this.call = call;
    this.outflow = source.apply(this);
  }

  void start() {
    outflow.start();
  }

  void cancel() {
    // A subscription that is cancelled is its publisher's.
    ClientNotifier.safely("cancelling the data of a call", outflow::cancel);
  }

  /**
   * Gives the next of the data to the frames that carry it, which have none left. If the source has
   * failed, the call ends with that.
   *
   * @return whether there was any, be it only the end
   */
  boolean feed(RequestFrames frames) {
    Chunk chunk = outflow.poll(partialDue);
    partialDue = false;
    if (chunk != null) {
      lent = chunk;
      frames.data(new ByteSlice(chunk.array(), chunk.offset(), chunk.length()), hasEndedWell());
      return true;
    }
    if (hasEndedWell()) {
      frames.data(ByteSlice.EMPTY, true);
      return true;
    }
    Throwable failure = outflow.failure();
    if (failure != null && outflow.isEnded()) {
      call.calls().uploadFailed(call, failure);
    }
    return false;
  }

  private boolean hasEndedWell() {
    return outflow.isEnded() && outflow.failure() == null;
  }

  /** What was fed last has been sent. */
  void sent() {
    Chunk chunk = lent;
    if (chunk != null) {
      lent = null;
      outflow.release(chunk);
    }
  }

  @Override
  public void onReady() {
    call.calls().wake(call);
  }

  @Override
  public void onPartial() {
    call.calls().wakeSoon(call, this);
  }

  /** A moment has passed since less than a chunk was there: no more need join it. */
  void takePartial() {
    partialDue = true;
  }
}
