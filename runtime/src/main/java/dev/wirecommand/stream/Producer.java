package dev.wirecommand.stream;

/** What fills the chunks of an {@link Outflow}. */
interface Producer {
  /** Begins. Called once at most, without the flow's lock, and not after {@link #onCancel}. */
  void start();

  /**
   * Looks whether to go on, since a chunk has become free. Needs the flow's lock.
   *
   * @return whether {@link #proceed} has to be called, without the lock
   */
  boolean onRoom();

  /** Goes on. Called once for each time that {@link #onRoom} said so, without the flow's lock. */
  void proceed();

  /** Whether what the source gave is all in the chunks. Needs the flow's lock. */
  boolean isDrained();

  /**
   * Notes that nobody wants more. Needs the flow's lock; called once at most.
   *
   * @return whether {@link #release} has to be called, without the lock
   */
  boolean onCancel();

  /** Lets go of the source. Called once for {@link #onCancel} saying so, without the lock. */
  void release();
}
