package dev.wirecommand.link;

import java.time.Duration;

/**
 * How long a peer may leave a server waiting for bytes before its connection is ended. Immutable.
 *
 * @param header how long the header of a frame that has begun may take to arrive; more than 0
 * @param frame how long a whole frame that has begun may take to arrive; more than 0
 * @param idle how long a peer may send nothing while nothing is being answered; more than 0
 */
public record ReadDeadlines(Duration header, Duration frame, Duration idle) {
  /** The longest time that the clock can tell, near enough. */
  private static final Duration MOST = Duration.ofDays(36_500);

  /** 10 seconds for a header, 30 for a frame, and a minute for nothing at all. */
  public static final ReadDeadlines DEFAULT =
      new ReadDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

  /** A peer may take as long as it likes. */
  public static final ReadDeadlines NONE = new ReadDeadlines(MOST, MOST, MOST);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range; the message names it
   */
  public ReadDeadlines {
    check("header", header);
    check("frame", frame);
    check("idle", idle);
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          name + " must be more than 0 and at most 100 years: " + value);
    }
  }
}
