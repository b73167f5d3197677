package dev.wirecommand.stream;

import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;

/**
 * The call that a receive buffer belongs to, through which the buffer reaches the event loop. Only
 * {@link #isOwnThread} may be called while the buffer's lock is held.
 */
public interface ReceiveBufferOwner {
  /**
   * Returns whether the caller runs on the event loop. Called from any thread.
   *
   * @return whether it does
   */
  boolean isOwnThread();

  /**
   * Runs a task on the event loop. Called from any thread.
   *
   * @param task the task
   * @throws RejectedExecutionException if the event loop has ended
   */
  void execute(Runnable task);

  /**
   * Tells the owner that the buffer has space again: at most half of the window is taken, or the
   * bytes have been dropped. Called once for each time that {@link ReceiveBuffer#isFull} turned
   * true, from any thread.
   */
  void onSpace();

  /**
   * Returns whether a subscriber only borrows each buffer until its {@code onNext} returns. Called
   * once for each subscriber, from any thread.
   *
   * @param subscriber the subscriber
   * @return whether nothing has to be copied for it; false unless overridden
   */
  default boolean borrows(Flow.Subscriber<?> subscriber) {
    return false;
  }

  /**
   * Tells the owner that the reader wants no more bytes, although the end had not come. Called at
   * most once, from any thread.
   */
  void onClosed();
}
