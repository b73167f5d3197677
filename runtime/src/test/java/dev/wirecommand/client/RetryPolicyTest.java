package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  /** Gives the greatest number that it may. */
  private static final RandomGenerator GREATEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("unbounded");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void theLongestWaitDoublesUpToTheLongestOfAll() {
    RetryPolicy policy = new RetryPolicy(9, Duration.ofNanos(100), Duration.ofNanos(700));
    assertThat(policy.delay(1, GREATEST)).isEqualTo(Duration.ofNanos(99));
    assertThat(policy.delay(2, GREATEST)).isEqualTo(Duration.ofNanos(199));
    assertThat(policy.delay(3, GREATEST)).isEqualTo(Duration.ofNanos(399));
    assertThat(policy.delay(4, GREATEST)).isEqualTo(Duration.ofNanos(699));
    assertThat(policy.delay(1_000_000, GREATEST)).isEqualTo(Duration.ofNanos(699));
  }

  @Test
  void theWaitIsAnythingUpToThat() {
    RetryPolicy policy = new RetryPolicy(2, Duration.ofNanos(4), Duration.ofNanos(4));
    long seed = 42;
    Random random = new Random(seed);
    Integer[] seen = {0, 0, 0, 0};
    for (int i = 0; i < 400; i++) {
      seen[(int) policy.delay(1, random).toNanos()]++;
    }
    assertThat(seen).as("seed %d", seed).allMatch(count -> count > 50);
  }

  @Test
  void noWaitIsNoWait() {
    RetryPolicy policy = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);
    assertThat(policy.delay(2, GREATEST)).isZero();
  }

  @Test
  void longWaitsDoNotOverflow() {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    RetryPolicy policy = new RetryPolicy(99, Duration.ofDays(36_000), ages);
    assertThat(policy.delay(98, GREATEST))
        .isEqualTo(Duration.ofDays(36_525).minus(Duration.ofNanos(1)));
  }

  @Test
  void refusesWhatMeansNothing() {
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxAttempts must be 1 or more, is 0");
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofNanos(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("firstDelay must be 0 or more, is PT-0.000000001S");
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxDelay must be firstDelay (PT2S) or more, is PT1S");
  }
}
