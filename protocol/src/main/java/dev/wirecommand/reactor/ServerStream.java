package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameType;

/**
 * A stream on which a server sends frames (section 2 of the protocol). The first frame that goes
 * out on it carries {@code stream-begin}; once the stream is retired, its last frame carries {@code
 * stream-end}, and its id may be used again.
 */
final class ServerStream {
  private final OwnStreams streams;
  private final int id;
  private int answers;
  private boolean begun;
  private boolean retiring;
  private boolean closed;

  ServerStream(OwnStreams streams, int id) {
    this.streams = streams;
    this.id = id;
  }

  int id() {
    return id;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Ends the stream together with its last answer, or at once if no answer is left to send; see
   * {@link ServerReactor#retireStream}.
   */
  void retire() {
    retiring = true;
    closeIfDone();
  }

  /** Counts an answer that will be sent on this stream. */
  void addAnswer() {
    if (closed) {
      throw new IllegalStateException("stream " + id + " has ended");
    }
    answers++;
  }

  /** Decrements the count of answers after an answer's last frame has been sent or dropped. */
  void removeAnswer() {
    answers--;
    closeIfDone();
  }

  /** Returns the stream flags of the next frame to send on this stream. */
  int flagsForNext(boolean endsAnswer) {
    int flags = begun ? 0 : FrameType.STREAM_BEGIN;
    begun = true;
    if (endsAnswer && retiring && answers == 1) {
      flags |= FrameType.STREAM_END;
    }
    return flags;
  }

  /** Returns the stream flags of a frame that ends the stream. The next frame begins it anew. */
  int flagsForEnd() {
    int flags = (begun ? 0 : FrameType.STREAM_BEGIN) | FrameType.STREAM_END;
    begun = false;
    return flags;
  }

  private void closeIfDone() {
    if (retiring && answers == 0 && !closed) {
      closed = true;
      streams.closed(this);
    }
  }
}
