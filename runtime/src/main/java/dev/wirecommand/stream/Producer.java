package dev.wirecommand.stream;

/** The part of a send buffer that fills its chunks with bytes from a source. */
interface Producer {
  /**
   * Starts to read the source, or subscribes to the publisher. Called at most once, without the
   * lock, and not after {@link #onCancel}.
   */
  void start();

  /**
   * Handles the release of a chunk. Needs the lock.
   *
   * @return whether {@link #resume} has to be called, without the lock
   */
  boolean onChunkReleased();

  /**
   * Continues to read the source, or requests more items. Called once for each {@link
   * #onChunkReleased} that returned true, without the lock.
   */
  void resume();

  /**
   * Handles the cancellation of the send buffer. Needs the lock; called at most once.
   *
   * @return whether {@link #stop} has to be called, without the lock
   */
  boolean onCancel();

  /**
   * Closes the source or cancels the subscription. Called once if {@link #onCancel} returned true,
   * without the lock.
   */
  void stop();

  /**
   * Closes the source on this thread, unless that has been done. A task may still be reading the
   * source. May block; called after {@link #onCancel}, without the lock.
   */
  default void closeSource() {}
}
