package dev.wirecommand.stream;

import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;

/**
 * The owner of a receive buffer, typically a call. The buffer uses it to run tasks on the event
 * loop. Only {@link #isOwnThread} and {@link #mayWait} may be called while the buffer's lock is
 * held.
 */
public interface ReceiveBufferOwner {
  /**
   * Returns whether the caller runs on the event loop. Called from any thread.
   *
   * @return whether it does
   */
  boolean isOwnThread();

  /**
   * Returns whether the caller may block until bytes arrive. Called from any thread.
   *
   * @return false on an event loop
   */
  default boolean mayWait() {
    return !isOwnThread();
  }

  /**
   * Runs a task on the event loop. Called from any thread.
   *
   * @param task the task
   * @throws RejectedExecutionException if the event loop has ended
   */
  void execute(Runnable task);

  /**
   * Tells the owner that the buffer has space again. At most half of the window is occupied, or the
   * bytes have been dropped. Called once for each time that {@link ReceiveBuffer#isFull} turned
   * true, from any thread.
   */
  void onSpace();

  /**
   * Returns whether a subscriber uses each buffer only until {@code onNext} returns. Called once
   * for each subscriber, from any thread.
   *
   * @param subscriber the subscriber
   * @return whether nothing has to be copied for it; false unless overridden
   */
  default boolean borrows(Flow.Subscriber<?> subscriber) {
    return false;
  }

  /**
   * Tells the owner that the reader closed the buffer before the end of the data. Called at most
   * once, from any thread.
   */
  void onClosed();
}
