package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameFlags;

/**
 * A stream that a server sends on (section 2 of the protocol). Requests answer on the connection's
 * default stream unless they are {@linkplain ServerRequest#answerOn told otherwise}. The frame that
 * really goes out first carries {@code stream-begin}; once the stream is {@linkplain #retire
 * retired}, the last one carries {@code stream-end}, and the id may be used again.
 */
public final class ServerStream {
  private final ServerReactor reactor;
  private final int id;
  private int requests;
  private boolean begun;
  private boolean retiring;
  private boolean closed;

  ServerStream(ServerReactor reactor, int id) {
    this.reactor = reactor;
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
    if (requests == 0) {
      close();
    }
  }

  void addRequest() {
    if (closed) {
      throw new IllegalStateException("stream " + id + " has ended");
    }
    requests++;
  }

  /** A request is done with this stream, its last frame sent or not. */
  void removeRequest() {
    requests--;
    if (retiring && requests == 0 && !closed) {
      close();
    }
  }

  /** The flags for a frame that goes out now. */
  int flagsForNext(boolean endsRequest) {
    int flags = begun ? 0 : FrameFlags.STREAM_BEGIN;
    begun = true;
    if (endsRequest && retiring && requests == 1) {
      flags |= FrameFlags.STREAM_END;
    }
    return flags;
  }

  private void close() {
    closed = true;
    reactor.streamClosed(this);
  }
}
