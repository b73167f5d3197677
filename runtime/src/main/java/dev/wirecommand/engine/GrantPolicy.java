package dev.wirecommand.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides how much a receiver grants to the sender, and when (section 9 of the protocol, windows).
 * Used on the event loop.
 *
 * <p>The window grows while the reader keeps up and the window is too small: it is used up within a
 * long round trip, or so soon that grants would be sent all the time. It shrinks when the reader
 * does not keep up, or when the sender has far more credit than it uses.
 */
public final class GrantPolicy {
  /** The shortest round trip for which a window grows, in nanoseconds. */
  private static final long LONG_ROUND_TRIP = TimeUnit.MILLISECONDS.toNanos(2);

  /** The time in which no window should be used up, in nanoseconds. */
  private static final long SHORT_ROUND = TimeUnit.MILLISECONDS.toNanos(1);

  private final WindowBudget budget;
  private final LongSupplier clock;

  /** The size to which the window shrinks at most, in bytes. */
  private int least;

  /** The size of the window: how many bytes may be unread or on their way. */
  private int size;

  private long granted;
  private long received;

  /** The bytes that were granted before the grant that the current round measures. */
  private long roundLimit;

  private long roundStart;
  private boolean inRound;
  private boolean ended;

  /**
   * Makes the policy of a window.
   *
   * @param budget has reserved {@code size} bytes for the window
   * @param size the size of the window in bytes, all of which the sender may send
   * @param clock gives the time in nanoseconds
   */
  public GrantPolicy(WindowBudget budget, int size, LongSupplier clock) {
    this.budget = budget;
    this.size = size;
    this.least = size;
    this.granted = size;
    this.clock = clock;
  }

  /**
   * Widens the window to the size that it should have while it is read.
   *
   * @param wanted the size in bytes; the window gets less if the budget is short
   */
  void widen(int wanted) {
    size += budget.reserveMore(wanted - size);
    least = size;
  }

  /** Measures the time until more than the granted bytes arrive. Called when a grant is sent. */
  private void startRound() {
    if (!inRound) {
      inRound = true;
      roundLimit = granted;
      roundStart = clock.getAsLong();
    }
  }

  /**
   * Counts received bytes.
   *
   * @param taken how many bytes the reader has taken so far
   */
  void onReceived(int bytes, long taken) {
    long unread = received - taken;
    received += bytes;
    if (inRound && received > roundLimit) {
      inRound = false;
      endRound(clock.getAsLong() - roundStart, taken > 0 && unread <= size / 4);
    }
  }

  private void endRound(long nanos, boolean keepsUp) {
    budget.sampleRoundTrip(nanos);
    long roundTrip = budget.roundTripNanos();
    boolean isSmall =
        nanos <= SHORT_ROUND
            || (roundTrip >= LONG_ROUND_TRIP && nanos <= roundTrip + roundTrip / 4);
    if (keepsUp && isSmall) {
      size = budget.grow(size);
    } else if (size > least && (!keepsUp || nanos / 4 > Math.max(roundTrip, SHORT_ROUND))) {
      int smaller = Math.max(least, size / 2);
      budget.release(size - smaller);
      size = smaller;
    }
  }

  /** Returns whether the sender has not used up what was granted. */
  boolean hasCredit() {
    return received < granted;
  }

  /** Returns whether the sender has sent more than was granted. */
  boolean isOverdrawn() {
    return received > granted;
  }

  /**
   * Returns how many bytes to grant now, and counts them as granted. A grant is due when a quarter
   * of the window is free.
   *
   * @param taken how many bytes the reader has taken so far
   * @return the bytes, or 0 if no grant is due
   */
  long grant(long taken) {
    long free = size - (granted - taken);
    if (ended || free < quarter()) {
      return 0;
    }
    startRound();
    granted += free;
    return free;
  }

  /** Returns how many bytes the reader must have taken before the next grant is due. */
  long nextGrantAt() {
    return granted - size + quarter();
  }

  /** Returns how much of the window must be free before a grant is due, at least 1 byte. */
  private int quarter() {
    return Math.max(1, size / 4);
  }

  /** Returns the current size of the window in bytes. */
  public int size() {
    return size;
  }

  /** Ends the window, and returns its bytes to the budget. Does nothing a second time. */
  public void end() {
    if (!ended) {
      ended = true;
      budget.release(size);
    }
  }
}
