package dev.wirecommand.stream;

/**
 * The call that a send buffer belongs to, which is told when there is something to send. It is
 * called without the buffer's lock, and its methods must not throw.
 */
public interface SendBufferOwner {
  /**
   * Tells the owner that {@link SendBuffer#poll} would return a chunk, or that the end has come.
   * Called once after the start and after each poll that returned null, unless the end had come by
   * then. Called from any thread.
   */
  void onReady();

  /**
   * Tells the owner that less than a full chunk waits. The owner polls for it after a moment, so
   * that small pieces are joined. Called at most once after the start and after each poll that
   * returned null; from any thread, and from within that poll.
   */
  void onPartial();

  /**
   * Tells the owner that nothing of the source runs any more: the source has been closed, or the
   * publisher has ended or been cancelled. Called once for a buffer that was started or cancelled,
   * from any thread.
   */
  default void onReleased() {}
}
