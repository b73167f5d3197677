package dev.wirecommand.client;

import dev.wirecommand.command.Deadline;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The number of attempts at a call and the delays between them: exponential backoff with full
 * jitter. The delay before the second attempt is random, up to the first delay; the bound doubles
 * with each further attempt, up to the longest delay. Immutable.
 *
 * @param maxAttempts how often a call is made at most, 1 or more
 * @param firstDelay the longest delay before the second attempt, 0 or more
 * @param maxDelay the longest delay before any attempt, not less than {@code firstDelay}
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {
  /** Four attempts, with delays of up to 100, 200 and 400 milliseconds. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(10));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be 1 or more, is " + maxAttempts);
    }
    if (firstDelay.isNegative()) {
      throw new IllegalArgumentException("firstDelay must be 0 or more, is " + firstDelay);
    }
    if (maxDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "maxDelay must be firstDelay (" + firstDelay + ") or more, is " + maxDelay);
    }
  }

  /**
   * Returns how long to wait after an attempt has failed.
   *
   * @param attempts how many attempts there have been, 1 or more
   * @param random the source of the jitter
   * @return 0 or more
   */
  Duration delay(int attempts, RandomGenerator random) {
    long most = nanos(maxDelay);
    long bound = nanos(firstDelay);
    for (int i = 1; i < attempts && bound < most; i++) {
      // Of two numbers below 2^62, no sum overflows.
      bound = Math.min(most, 2 * bound);
    }
    return Duration.ofNanos(bound == 0 ? 0 : random.nextLong(bound));
  }

  /**
   * Returns the duration in nanoseconds: fewer than 2^62, since a deadline is at most 100 years.
   */
  private static long nanos(Duration duration) {
    return Deadline.at(0, duration).nanosLeft(0);
  }
}
