package dev.wirecommand.engine;

/**
 * Decides when to flush a large batch of frames before the batch ends. Normally a batch is sent in
 * one write. In a large batch, the peer should start work on the first frames earlier. Each write
 * costs both sides the same, so small batches are not split, and large ones seldom.
 */
public final class EarlyFlush {
  /** The number of frames after which a batch is flushed for the first time. */
  private static final int FIRST = 32;

  /** The number of frames from one flush to the next. By then the peer already has work to do. */
  private static final int EACH = 128;

  private EarlyFlush() {}

  /**
   * Returns whether the batch should be flushed after the given number of frames.
   *
   * @param frames how many frames the batch has led to so far, from 1 on
   */
  public static boolean isDue(int frames) {
    return frames % EACH == FIRST;
  }
}
