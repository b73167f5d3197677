package dev.wirecommand.stream;

/**
 * The owner of a send buffer, typically a call. The buffer tells it when there is something to
 * send. The buffer calls these methods without its lock, and they must not throw.
 */
public interface SendBufferOwner {
  /**
   * Tells the owner that a full chunk is ready or that the data has ended. Called once after the
   * start and after each poll that returned null, unless the end had come by then. Called from any
   * thread.
   */
  void onReady();

  /**
   * Tells the owner that only a partial chunk is ready. The owner polls for it after a moment, so
   * that small pieces are joined. Called at most once after the start and after each poll that
   * returned null; from any thread, and from within that poll.
   */
  void onPartial();

  /**
   * Tells the owner that the source is no longer in use. The source has been closed, or the
   * publisher has ended or been cancelled. Called once for a buffer that was started or cancelled,
   * from any thread.
   */
  default void onReleased() {}
}
