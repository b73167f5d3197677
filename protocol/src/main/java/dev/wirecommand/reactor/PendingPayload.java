package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/** A payload that waits to be sent. {@link #nextFrame} cuts it into frames. */
final class PendingPayload {
  /** The request to which a payload belongs, with the windows of the request. */
  abstract static class Owner {
    /** The windows, or null if the request has none. */
    private @Nullable RequestWindows windows;

    /** Tells whether the request is active. The payload of a released request is not sent. */
    abstract boolean isActive();

    /** Returns the windows, or null if the request has none. */
    final @Nullable RequestWindows windows() {
      return windows;
    }

    final void open(RequestWindows opened) {
      windows = opened;
    }

    /** Drops the unsent grants, because the data or the response has ended. */
    final void endGrants() {
      if (windows != null) {
        windows.endGrants();
      }
    }

    /** Drops the unsent grants and the first frame, because the request has been released. */
    final void dropGrants() {
      if (windows != null) {
        windows.drop();
      }
    }

    /** Releases the request after the last frame of its answer has been returned or dropped. */
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
    RequestWindows windows = windows();
    if (windows != null && needsCredit()) {
      windows.addResponse(remaining);
    }
  }

  /** Tells whether nothing is left to send, for example because the request has been released. */
  boolean isDone() {
    return done || (owner != null && !owner.isActive());
  }

  /** Returns the number of payload bytes that are left to send. */
  int remaining() {
    return isDone() ? 0 : remaining;
  }

  /** Returns the size of the array that holds the payload, if anything is left to send. */
  int held() {
    return isDone() ? 0 : array.length;
  }

  /** Tells whether the peer must grant more bytes before the next frame. */
  boolean isBlocked() {
    RequestWindows windows = windows();
    return windows != null
        && needsCredit()
        && !isDone()
        && !windows.isFirstFrameDue()
        && windows.response().isUsedUp();
  }

  private @Nullable RequestWindows windows() {
    return owner == null ? null : owner.windows();
  }

  private boolean needsCredit() {
    return remaining > 0 && type == FrameType.BYTES_RESPONSE;
  }

  /**
   * Returns the next frame, or null when there is none now.
   *
   * @param most the most bytes of a response in it; all other payloads are one frame
   */
  @Nullable Frame nextFrame(int most) {
    if (isDone()) {
      return null;
    }
    int length = type == FrameType.BYTES_RESPONSE ? Math.min(remaining, most) : remaining;
    RequestWindows windows = windows();
    if (windows != null) {
      Frame first = windows.firstFrame();
      if (first != null) {
        return first;
      }
      if (needsCredit()) {
        length = windows.takeResponse(length);
        if (length == 0) {
          return null;
        }
      }
    }
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
