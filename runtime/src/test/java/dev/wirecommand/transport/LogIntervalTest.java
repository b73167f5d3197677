package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogIntervalTest {
  /** The time; an overflow of the clock makes no difference. */
  private long now = Long.MAX_VALUE - 5;

  private final LogInterval interval = new LogInterval(100, () -> now);

  @Test
  void oneLineIsDueInEachInterval() {
    assertThat(interval.isDue()).isTrue();
    assertThat(interval.isDue()).isFalse();
    now += 99;
    assertThat(interval.isDue()).isFalse();
    now++;
    assertThat(interval.isDue()).isTrue();
    assertThat(interval.isDue()).isFalse();
  }

  @Test
  void anIntervalBeginsWithItsLine() {
    interval.isDue();
    now += 150;
    assertThat(interval.isDue()).isTrue();
    now += 50;
    assertThat(interval.isDue()).isFalse();
  }
}
