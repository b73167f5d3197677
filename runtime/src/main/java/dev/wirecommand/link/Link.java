package dev.wirecommand.link;

import java.util.concurrent.RejectedExecutionException;

/**
 * One connection as an engine sees it: an ordered, reliable way for bytes, and a thread. Transports
 * implement it. All methods but {@link #execute} are called on the connection's thread.
 */
public interface Link {
  /**
   * Takes bytes to send; they go out with the next {@link #flush}. Never blocks. Does nothing once
   * the link is closed.
   *
   * @param bytes holds the bytes, which are copied before this returns
   * @param offset where they begin
   * @param length how many there are
   */
  void write(byte[] bytes, int offset, int length);

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

  /**
   * Runs a task on the connection's thread. May be called from any thread.
   *
   * @param task the task; runs later even when this is called on the connection's thread
   * @throws RejectedExecutionException if that thread has ended
   */
  void execute(Runnable task);
}
