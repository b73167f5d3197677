package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/** A payload that waits to be sent. {@link #nextFrame} cuts it into frames. */
final class PendingPayload {
  /** The request to which a payload belongs. */
  abstract static class Owner {
    /** Tells whether the request is active. The payload of a released request is not sent. */
    abstract boolean isActive();

    /** Releases the request, because no frame of its answer is left to send. */
    abstract void release();
  }

  private final @Nullable Owner owner;
  private final int requestId;
  private final ServerStream stream;
  private final FrameType type;
  private final int moreFlags;
  private final int lastFlags;
  private final boolean endsAnswer;
  private final byte[] array;
  private int offset;
  private int remaining;
  private boolean done;

  /** The next payload in the queue, or null. Used only for deferred output. */
  @Nullable PendingPayload next;

  /**
   * @param owner null for the frame of a protocol error
   * @param moreFlags the flags of all frames but the last
   * @param lastFlags the flags of the last frame
   * @param endsAnswer whether the last frame ends the answer of its request, or is the frame of a
   *     protocol error
   */
  PendingPayload(
      @Nullable Owner owner,
      int requestId,
      ServerStream stream,
      FrameType type,
      int moreFlags,
      int lastFlags,
      boolean endsAnswer,
      ByteSlice payload) {
    this.owner = owner;
    this.requestId = requestId;
    this.stream = stream;
    this.type = type;
    this.moreFlags = moreFlags;
    this.lastFlags = lastFlags;
    this.endsAnswer = endsAnswer;
    this.array = payload.array();
    this.offset = payload.offset();
    this.remaining = payload.length();
  }

  /** Tells whether nothing is left to send, for example because the request has been released. */
  boolean isDone() {
    return done || (owner != null && !owner.isActive());
  }

  /** Returns the number of payload bytes that are left to send. */
  int remaining() {
    return isDone() ? 0 : remaining;
  }

  /** Returns the next frame, or null when there is none. */
  @Nullable Frame nextFrame(int sendPayload) {
    if (isDone()) {
      return null;
    }
    int length = Math.min(remaining, sendPayload);
    boolean last = length == remaining;
    Frame frame =
        new Frame(
            requestId,
            stream.id(),
            stream.flagsForNext(last && endsAnswer),
            type.code(),
            last ? lastFlags : moreFlags,
            array,
            offset,
            length);
    offset += length;
    remaining -= length;
    if (last) {
      finish();
    }
    return frame;
  }

  /** Drops the remaining frames. An answer with a gap is no answer, so its request is released. */
  void giveUp() {
    boolean answer = type == FrameType.BYTES_RESPONSE || type == FrameType.ERROR_RESPONSE;
    if (answer && !isDone()) {
      release();
    }
    done = true;
  }

  private void finish() {
    done = true;
    if (endsAnswer) {
      release();
    }
  }

  private void release() {
    if (owner != null) {
      owner.release();
    } else {
      stream.removeAnswer();
    }
  }
}
