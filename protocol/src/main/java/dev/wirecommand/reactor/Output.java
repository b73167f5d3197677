package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/** A payload that waits to go out, and is cut into frames as it does. */
final class Output {
  private final @Nullable ServerRequest request;
  private final int turn;
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

  /** What was registered after this one, while output is deferred. */
  @Nullable Output next;

  /**
   * @param request whose it is, or null for a frame that stands alone
   * @param turn in which turn of that object; 0 where there is none
   * @param moreFlags the flags of all frames but the last
   * @param lastFlags the flags of the last frame
   * @param endsAnswer whether the last frame is the last that goes out for the request, or the one
   *     that stands alone
   */
  Output(
      @Nullable ServerRequest request,
      int turn,
      int requestId,
      ServerStream stream,
      FrameType type,
      int moreFlags,
      int lastFlags,
      boolean endsAnswer,
      ByteSlice payload) {
    this.request = request;
    this.turn = turn;
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

  /** Whether all is out, or the request has been released meanwhile. */
  boolean isDone() {
    return done || (request != null && !request.isActive(turn));
  }

  /** How many bytes of the payload have not been taken. */
  int remaining() {
    return isDone() ? 0 : remaining;
  }

  /** The next frame, or null when there is none. */
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

  /** Drops what is left. An answer with a hole is none, so its request is released. */
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
    if (request != null) {
      request.release();
    } else {
      stream.removeAnswer();
    }
  }
}
