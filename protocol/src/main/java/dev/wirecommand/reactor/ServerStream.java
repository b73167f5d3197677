package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameFlags;

/**
 * A stream that a server sends on (section 2 of the protocol). Requests answer on the connection's
 * default stream unless they are {@linkplain ServerRequest#answerOn told otherwise}. The frame that
 * really goes out first carries {@code stream-begin}; once the stream is {@linkplain #retire
 * retired}, the last one carries {@code stream-end}, and the id may be used again.
 */
public final class ServerStream {
  private final OutputStreams streams;
  private final int id;
  private int answers;
  private boolean begun;
  private boolean retiring;
  private boolean closed;

  ServerStream(OutputStreams streams, int id) {
    this.streams = streams;
    this.id = id;
  }

  /**
   * The stream's id.
   *
   * @return an even number, 2 to 254
   */
  public int id() {
    return id;
  }

  /**
   * Whether the stream has ended and may not be answered on any more.
   *
   * @return whether it is closed
   */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Ends the stream with the last frame of the requests that answer on it. Where none does, there
   * is no frame to say so: the id is free at once, and its next use begins the stream anew, which
   * receivers tolerate.
   */
  public void retire() {
    retiring = true;
    closeIfDone();
  }

  /** An answer is to go out on this stream. */
  void addAnswer() {
    if (closed) {
      throw new IllegalStateException("stream " + id + " has ended");
    }
    answers++;
  }

  /** An answer is done with this stream, its last frame sent or not. */
  void removeAnswer() {
    answers--;
    closeIfDone();
  }

  /** The flags for a frame that goes out now. */
  int flagsForNext(boolean endsAnswer) {
    int flags = begun ? 0 : FrameFlags.STREAM_BEGIN;
    begun = true;
    if (endsAnswer && retiring && answers == 1) {
      flags |= FrameFlags.STREAM_END;
    }
    return flags;
  }

  private void closeIfDone() {
    if (retiring && answers == 0 && !closed) {
      closed = true;
      streams.closed(this);
    }
  }
}
