package dev.wirecommand.transport;

/**
 * A limit on how often a peer may do something. So many times are allowed at once, and one more
 * after each refill time. Not safe for use by several threads at once.
 */
public final class Budget {
  private final int most;
  private final long refillNanos;
  private int used;
  private long refilledAt;

  /**
   * Makes a full budget.
   *
   * @param most how many times are allowed at once
   * @param refillNanos the time after which one more is allowed, in nanoseconds, more than 0
   */
  public Budget(int most, long refillNanos) {
    this.most = most;
    this.refillNanos = refillNanos;
  }

  /**
   * Uses one time.
   *
   * @param nanoTime the current time in nanoseconds
   * @return whether it was allowed
   */
  public boolean use(long nanoTime) {
    long refilled = used == 0 ? 0 : (nanoTime - refilledAt) / refillNanos;
    if (refilled >= used) {
      used = 0;
      refilledAt = nanoTime;
    } else {
      used -= (int) refilled;
      refilledAt += refilled * refillNanos;
    }
    if (used >= most) {
      return false;
    }
    used++;
    return true;
  }
}
