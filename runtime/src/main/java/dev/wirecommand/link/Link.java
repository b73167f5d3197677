package dev.wirecommand.link;

import java.util.concurrent.RejectedExecutionException;

/**
 * A connection that a transport provides to a protocol engine. It has an ordered, reliable byte
 * stream in each direction, and an event loop. Transports implement it.
 *
 * <p>An engine calls all methods on the connection's event loop, except {@link #peer}, {@link
 * #isOwnThread}, {@link #nanoTime}, {@link #execute} and {@link #schedule}, which any thread may
 * call.
 */
public interface Link {
  /**
   * Returns the other end of this connection.
   *
   * @return the peer, always the same object
   */
  Peer peer();

  /**
   * Returns whether the caller runs on the connection's event loop.
   *
   * @return whether it does
   */
  boolean isOwnThread();

  /**
   * Returns the deadlines for reading from the peer. A server enforces them.
   *
   * @return the deadlines; {@link ReadDeadlines#NONE} unless the transport has others
   */
  default ReadDeadlines readDeadlines() {
    return ReadDeadlines.NONE;
  }

  /**
   * Adds bytes to the buffer that the next {@link #flush} sends. Never blocks. Does nothing once
   * the link is closed.
   *
   * @param bytes the array that holds the bytes, which are copied before this method returns
   * @param offset the index of the first byte
   * @param length the number of bytes, 0 or more
   */
  void write(byte[] bytes, int offset, int length);

  /**
   * Adds two ranges of bytes to the buffer, one after the other. This has the same effect as two
   * calls of {@link #write(byte[], int, int)}. A link may combine them into one write.
   *
   * @param head the array that holds the first range from index 0 on; copied before this method
   *     returns
   * @param headLength the length of the first range in bytes
   * @param bytes the array that holds the second range; copied before this method returns
   * @param offset the index at which the second range begins
   * @param length the length of the second range in bytes
   */
  default void write(byte[] head, int headLength, byte[] bytes, int offset, int length) {
    write(head, 0, headLength);
    write(bytes, offset, length);
  }

  /** Sends the buffered bytes. Never blocks. */
  void flush();

  /**
   * Returns whether the engine should write more. While this is false, too many bytes wait to be
   * sent, and the engine should stop writing until {@link LinkHandler#onWritable}.
   *
   * @return whether the peer keeps up with what is written
   */
  boolean isWritable();

  /**
   * Returns whether memory for output is short. The engine should then write small frames, because
   * each connection whose peer does not read holds at least one of them.
   *
   * @return whether frames should be small
   */
  default boolean isMemoryShort() {
    return false;
  }

  /**
   * Tells the link that the peer has granted bytes of a response, which is a sign that it reads.
   * Links that enforce {@link WriteDeadlines} use it.
   *
   * @param bytes the number of bytes, 0 or more
   */
  default void granted(long bytes) {}

  /**
   * Tells the link whether output waits for grants of the peer, while nothing else is sent. Links
   * that enforce {@link WriteDeadlines} give the peer as long for a grant as for reading. A call
   * with {@code false} ends the wait, and the next one begins anew.
   *
   * @param awaits whether output waits
   */
  default void awaitGrant(boolean awaits) {}

  /**
   * Starts or stops reading from the peer. Bytes of a batch that is being delivered are still
   * delivered after a stop.
   *
   * @param reading whether to read
   */
  void setReading(boolean reading);

  /**
   * Sends the buffered bytes, then closes the link. From now on the handler is called only for
   * {@link LinkHandler#onClosed}.
   */
  void close();

  /** Closes the link at once. Bytes that were written and not sent are lost. */
  void abort();

  /**
   * Returns the current time on the clock that {@link #schedule} uses.
   *
   * @return nanoseconds since an arbitrary moment, as {@link System#nanoTime} returns them
   */
  long nanoTime();

  /**
   * Runs a task on the event loop after a delay.
   *
   * @param task the task; not run once the connection is closed
   * @param delayNanos the delay in nanoseconds, 0 or more
   * @return a handle that cancels the task
   * @throws RejectedExecutionException if the event loop has ended
   */
  Timer schedule(Runnable task, long delayNanos);

  /** A handle that can cancel a scheduled task. */
  @FunctionalInterface
  interface Timer {
    /** Cancels the task unless it has begun. May be called on any thread. */
    void cancel();
  }

  /**
   * Runs a task on the event loop.
   *
   * @param task the task; it runs after this method has returned, even if the caller is on the
   *     event loop
   * @throws RejectedExecutionException if the event loop has ended
   */
  void execute(Runnable task);
}
