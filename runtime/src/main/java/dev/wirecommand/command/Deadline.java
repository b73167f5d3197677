package dev.wirecommand.command;

import java.time.Duration;

/**
 * The time at which a call times out (section 9 of the protocol). It uses the clock of {@link
 * System#nanoTime}, so setting the time of day does not move it. Immutable.
 */
public final class Deadline implements Comparable<Deadline> {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  /**
   * Makes a deadline at the current time plus a duration.
   *
   * @param timeLeft the time; a negative one has passed. More than 100 years counts as 100 years
   * @return the deadline
   */
  public static Deadline after(Duration timeLeft) {
    return at(System.nanoTime(), timeLeft);
  }

  /**
   * Makes a deadline at a {@link System#nanoTime} value plus a duration.
   *
   * @param nanoTime the reading, as {@link System#nanoTime} returns it
   * @param timeLeft the time after it; more than 100 years counts as 100 years
   * @return the deadline
   */
  public static Deadline at(long nanoTime, Duration timeLeft) {
    Duration most = Duration.ofDays(36_525);
    Duration left = timeLeft.compareTo(most) > 0 ? most : timeLeft;
    return new Deadline(nanoTime + (left.isNegative() ? 0 : left.toNanos()));
  }

  /**
   * Returns the time left until the deadline.
   *
   * @return the time left; zero where the deadline has passed
   */
  public Duration timeLeft() {
    return Duration.ofNanos(nanosLeft(System.nanoTime()));
  }

  /**
   * Returns how many nanoseconds are left at the given {@link System#nanoTime} value.
   *
   * @param nanoTime the reading, as {@link System#nanoTime} returns it
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
