package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/** A payload that waits to be sent, and is split into frames as they are taken. */
final class PendingPayload {
  /** The request that a payload belongs to. */
  abstract static class Owner {
    /** Whether the request has not been released: the payload of a released one is not sent. */
    abstract boolean isActive();

    /** Called when the last frame of the answer has been taken, or was given up. */
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

  /** The payload that was registered after this one, while output is deferred. */
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

  /** Whether every frame has been taken, or the request has been released meanwhile. */
  boolean isDone() {
    return done || (owner != null && !owner.isActive());
  }

  /** The number of bytes that have not been taken. */
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

  /** Drops what is left. An answer with a gap is no answer, so its request is released. */
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
