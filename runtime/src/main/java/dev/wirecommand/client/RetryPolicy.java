package dev.wirecommand.client;

import dev.wirecommand.command.Deadline;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A policy for retries, with exponential backoff and full jitter. It sets the number of attempts at
 * a call and the delays between them. The delay before the second attempt is random, up to {@code
 * firstDelay}. This bound doubles with each further attempt, up to {@code maxDelay}. Immutable.
 *
 * @param maxAttempts how often a call is made at most, 1 or more
 * @param firstDelay the longest delay before the second attempt, 0 or more
 * @param maxDelay the longest delay before any attempt, not less than {@code firstDelay}
 */
public record RetryPolicy(int maxAttempts, Duration firstDelay, Duration maxDelay) {
  /** The default policy of four attempts, with delays of up to 100, 200 and 400 milliseconds. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(10));

  /**
   * Creates a policy and checks its values.
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
   * Returns the random delay before the next attempt.
   *
   * @param attempts how many attempts there have been, 1 or more
   * @param random the source of the jitter
   * @return 0 or more
   */
  Duration delay(int attempts, RandomGenerator random) {
    long most = nanos(maxDelay);
    long bound = nanos(firstDelay);
    for (int i = 1; i < attempts && bound < most; i++) {
      // The sum of two numbers below 2^62 does not overflow.
      bound = Math.min(most, 2 * bound);
    }
    return Duration.ofNanos(bound == 0 ? 0 : random.nextLong(bound));
  }

  /** Returns a duration in nanoseconds, limited to 100 years. The result is less than 2^62. */
  private static long nanos(Duration duration) {
    return Deadline.at(0, duration).nanosLeft(0);
  }
}
