package dev.wirecommand.link;

import java.time.Duration;

/**
 * How slowly a peer may take what is written to it before its connection is ended at once.
 * Immutable.
 *
 * @param stall how long it may take nothing at all of what waits for it; more than 0
 * @param bytesPerSecond how much of what waits it must take in a second, over time; at least 1
 * @param grace how long it may take less than that; 0 or more
 */
public record WriteDeadlines(Duration stall, int bytesPerSecond, Duration grace) {
  /** The longest time that the clock can tell, near enough. */
  private static final Duration MOST = Duration.ofDays(36_500);

  /**
   * 45 seconds for nothing at all; 240 bytes a second after five seconds. More than the half minute
   * after which one call that is not read is taken from its reader, so that the others go on.
   */
  public static final WriteDeadlines DEFAULT =
      new WriteDeadlines(Duration.ofSeconds(45), 240, Duration.ofSeconds(5));

  /** A peer may be as slow as it likes. */
  public static final WriteDeadlines NONE = new WriteDeadlines(MOST, 1, MOST);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public WriteDeadlines {
    if (stall.isNegative() || stall.isZero() || stall.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "stall must be more than 0 and at most 100 years: " + stall);
    }
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("bytesPerSecond must be at least 1: " + bytesPerSecond);
    }
    if (grace.isNegative() || grace.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("grace must be 0 to 100 years: " + grace);
    }
  }
}
