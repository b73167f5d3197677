package dev.wirecommand.engine;

/**
 * Decides when a large batch is worth a flush before its end. All that a batch of input leads to
 * goes out in one write; but while much is being made, the peer should already be at work on the
 * first of it. Each write costs both sides the same, so small batches are not split, and large ones
 * seldom.
 */
public final class EarlyFlush {
  /** How many frames are worth the first flush. */
  private static final int FIRST = 32;

  /** How many frames are worth each later flush: the peer has something to do by then. */
  private static final int EACH = 128;

  private EarlyFlush() {}

  /**
   * Returns whether what has been written should be flushed now.
   *
   * @param frames how many frames the batch has led to so far, from 1 on
   */
  public static boolean isDue(int frames) {
    return frames % EACH == FIRST;
  }
}
