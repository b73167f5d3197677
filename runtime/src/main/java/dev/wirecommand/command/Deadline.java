package dev.wirecommand.command;

import java.time.Duration;

/**
 * The moment after which nobody waits for an answer any more (section 9 of the protocol). Measured
 * by the clock that {@link System#nanoTime} reads: setting the time of day does not move it.
 * Immutable.
 */
public final class Deadline implements Comparable<Deadline> {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /**
   * A deadline in a while from now.
   *
   * @param timeLeft how long; one that is negative has passed. More than 100 years is taken as that
   * @return the deadline
   */
  public static Deadline after(Duration timeLeft) {
    return at(System.nanoTime(), timeLeft);
  }

  /**
   * A deadline in a while from a moment.
   *
   * @param nanoTime the moment, as {@link System#nanoTime} gives it
   * @param timeLeft how long after it; more than 100 years is taken as that
   * @return the deadline
   */
  public static Deadline at(long nanoTime, Duration timeLeft) {
    Duration most = Duration.ofDays(36_525);
    Duration left = timeLeft.compareTo(most) > 0 ? most : timeLeft;
    return new Deadline(nanoTime + (left.isNegative() ? 0 : left.toNanos()));
  }

  /**
   * How long there is still.
   *
   * @return the time left; zero where the deadline has passed
   */
  public Duration timeLeft() {
    return Duration.ofNanos(nanosLeft(System.nanoTime()));
  }

  /**
   * How long there is still, from a moment.
   *
   * @param nanoTime the moment, as {@link System#nanoTime} gives it
   * @return the time left in nanoseconds; 0 where the deadline has passed
   */
  public long nanosLeft(long nanoTime) {
    return Math.max(0, nanos - nanoTime);
  }

  @Override
  public int compareTo(Deadline other) {
    return Long.signum(nanos - other.nanos);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Deadline other && nanos == other.nanos;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(nanos);
  }

  @Override
  public String toString() {
    return "in " + timeLeft();
  }
}
