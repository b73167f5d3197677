package dev.wirecommand.engine;

/**
 * When a batch is worth a write before its end. What is made of a batch of input goes out in one
 * write; but while much is being made, the other side had better be at work on the first of it.
 * Every write costs both sides the same, so small batches are not split, and large ones seldom. For
 * engines.
 */
public final class EarlyFlush {
  /** As many frames as are worth the first write. */
  private static final int FIRST = 32;

  /** As many as are worth each later one: the other side has something to do by then. */
  private static final int EACH = 128;

  private EarlyFlush() {}

  /**
   * Whether what there is should go out now.
   *
   * @param made how many frames the batch has led to so far, from 1 on
   * @return whether to write what has not been written
   */
  public static boolean isWriteDue(int made) {
    return made % EACH == FIRST;
  }
}
