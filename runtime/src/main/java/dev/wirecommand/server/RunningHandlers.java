package dev.wirecommand.server;

/**
 * The handlers of one connection that run on handler threads. Each of them may give a large answer,
 * and all at once, while the peer reads none. So in a process with little memory fewer of them run
 * at one time than commands may, and the other calls wait. Used on the event loop.
 */
final class RunningHandlers {
  /** The number of bytes that an answer is expected to have. */
  private static final long ANSWER_BYTES = 256 * 1024;

  /** The number of handlers that may run however little memory there is. */
  private static final int LEAST = 8;

  private final long most;
  private int count;

  /**
   * @param memory how many bytes the connection may hold
   */
  RunningHandlers(long memory) {
    this.most = Math.max(LEAST, memory / ANSWER_BYTES);
  }

  /** Returns whether one more may run. */
  boolean hasRoom() {
    return count < most;
  }

  /** Counts a call that begins, if its handler needs a thread. */
  void begin(boolean nonBlocking) {
    count += nonBlocking ? 0 : 1;
  }

  /** Removes a call from the count. */
  void end(boolean nonBlocking) {
    count -= nonBlocking ? 0 : 1;
  }
}
