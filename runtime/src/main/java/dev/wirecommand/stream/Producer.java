package dev.wirecommand.stream;

/** The part of a send buffer that takes bytes from the source and fills the chunks with them. */
interface Producer {
  /** Begins. Called at most once, without the lock, and not after {@link #onCancel}. */
  void start();

  /**
   * Notes that a chunk has been released. Needs the lock.
   *
   * @return whether {@link #resume} has to be called, without the lock
   */
  boolean onChunkReleased();

  /**
   * Goes on. Called once for each {@link #onChunkReleased} that returned true, without the lock.
   */
  void resume();

  /**
   * Notes that the buffer was cancelled. Needs the lock; called at most once.
   *
   * @return whether {@link #stop} has to be called, without the lock
   */
  boolean onCancel();

  /**
   * Closes or cancels the source. Called once if {@link #onCancel} returned true, without the lock.
   */
  void stop();
}
