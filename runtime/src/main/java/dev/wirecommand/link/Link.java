package dev.wirecommand.link;

import java.util.concurrent.RejectedExecutionException;

/**
 * One connection as an engine sees it: an ordered, reliable way for bytes, and a thread. Transports
 * implement it. All methods are called on the connection's thread, but for {@link #peer}, {@link
 * #isOwnThread}, {@link #nanoTime}, {@link #execute} and {@link #schedule}, which any thread may
 * call.
 */
public interface Link {
  /**
   * Who is at the other end.
   *
   * @return the peer, the same from the beginning to the end
   */
  Peer peer();

  /**
   * Whether the caller runs on the connection's thread.
   *
   * @return whether it does
   */
  boolean isOwnThread();

  /**
   * How long a server should wait for what the peer sends.
   *
   * @return the deadlines; {@link ReadDeadlines#NONE} unless the transport has others
   */
  default ReadDeadlines readDeadlines() {
    return ReadDeadlines.NONE;
  }

  /**
   * Takes bytes to send; they go out with the next {@link #flush}. Never blocks. Does nothing once
   * the link is closed.
   *
   * @param bytes holds the bytes, which are copied before this returns
   * @param offset where they begin
   * @param length how many there are
   */
  void write(byte[] bytes, int offset, int length);

  /**
   * Takes two ranges of bytes to send, one behind the other, as two of {@link #write(byte[], int,
   * int)} would; a link may well make one write of them.
   *
   * @param head holds the first bytes, from index 0 on, which are copied before this returns
   * @param headLength how many of these there are
   * @param bytes holds the others, which are copied before this returns
   * @param offset where these begin
   * @param length how many of these there are
   */
  default void write(byte[] head, int headLength, byte[] bytes, int offset, int length) {
    write(head, 0, headLength);
    write(bytes, offset, length);
  }

  /** Sends what has been written. Never blocks. */
  void flush();

  /**
   * Whether the peer keeps up with what is written. When it does not, an engine should stop until
   * {@link LinkHandler#onWritable}.
   *
   * @return false while too much that was written waits to be sent
   */
  boolean isWritable();

  /**
   * Starts or stops taking bytes from the peer. Bytes of a batch that is being delivered still
   * come.
   *
   * @param reading whether to read
   */
  void setReading(boolean reading);

  /** Sends what has been written, then closes. Nothing is delivered any more but the end. */
  void close();

  /** Closes at once; what has been written and not sent is lost. */
  void abort();

  /**
   * The clock that {@link #schedule} goes by.
   *
   * @return nanoseconds since some moment, as {@link System#nanoTime} has it
   */
  long nanoTime();

  /**
   * Runs a task on the connection's thread after a while.
   *
   * @param task the task; not run once the connection is closed
   * @param delayNanos how long to wait, 0 or more nanoseconds
   * @return a handle that makes the task not run, if it has not begun
   * @throws RejectedExecutionException if that thread has ended
   */
  Timer schedule(Runnable task, long delayNanos);

  /** A task that is to run after a while. */
  @FunctionalInterface
  interface Timer {
    /** Makes the task not run, if it has not begun. May be called from any thread. */
    void cancel();
  }

  /**
   * Runs a task on the connection's thread.
   *
   * @param task the task; runs later even when this is called on the connection's thread
   * @throws RejectedExecutionException if that thread has ended
   */
  void execute(Runnable task);
}
