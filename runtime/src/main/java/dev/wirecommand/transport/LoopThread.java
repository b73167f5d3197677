package dev.wirecommand.transport;

/**
 * A marker for threads that run event loops of this library. A thread class implements it. Blocking
 * such a thread stops every connection that it serves, so methods that block refuse to run there.
 */
public interface LoopThread {
  /**
   * Returns whether the current thread runs an event loop of this library, for whichever
   * connection.
   *
   * @return whether it does
   */
  static boolean isCurrent() {
    return Thread.currentThread() instanceof LoopThread;
  }
}
