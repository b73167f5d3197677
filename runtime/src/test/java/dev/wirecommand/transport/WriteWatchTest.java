package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteWatchTest {
  private static final long SECOND = 1_000_000_000;

  private final WriteWatch watch =
      new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, Duration.ofSeconds(5)));

  /** Clocks may start below zero. */
  private final long start = -7 * SECOND;

  @Test
  void watchesNothingUntilSomethingIsWritten() {
    assertThat(watch.isWaiting()).isFalse();
    watch.written(1, start);
    assertThat(watch.isWaiting()).isTrue();
    watch.sent(1, start);
    assertThat(watch.isWaiting()).isFalse();
  }

  @Test
  void complainsOfAPeerThatTakesNothing() {
    watch.written(1_000_000, start);
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(29 * SECOND);
    assertThat(watch.nanosLeft(start + 30 * SECOND)).isZero();
    assertThat(watch.complaint(start + 30 * SECOND))
        .isEqualTo("the peer has taken nothing of what was written to it for 30 s");
  }

  @Test
  void whileMemoryIsShortAPeerHasAQuarterOfTheTime() {
    watch.written(1_000_000, start);
    assertThat(watch.nanosLeftIfShort(start + SECOND)).isEqualTo(6 * SECOND + SECOND / 2);
    assertThat(watch.complaint(start + 8 * SECOND))
        .isEqualTo(
            "the peer has taken nothing of what was written to it for 7500 ms, and the process holds"
                + " as much as it may for its peers");
  }

  @Test
  void itIsLookedAtAgainWheneverMemoryMayHaveBecomeShort() {
    watch.written(1_000_000, start);
    assertThat(watch.nanosUntilCheck(start)).isEqualTo(7 * SECOND + SECOND / 2);
    // A fifth of that quarter.
    assertThat(watch.nanosUntilCheck(start + 8 * SECOND)).isEqualTo(SECOND + SECOND / 2);
    assertThat(watch.nanosUntilCheck(start + 29 * SECOND)).isEqualTo(SECOND);
    assertThat(watch.nanosUntilCheck(start + 31 * SECOND)).isZero();
  }

  @Test
  void writingMoreIsNoProgressOfThePeers() {
    watch.written(1_000_000, start);
    watch.written(1_000_000, start + 10 * SECOND);
    assertThat(watch.nanosLeft(start + 10 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void anyProgressStartsTheStallAnew() {
    watch.written(1_000_000, start);
    watch.moved(start + 10 * SECOND);
    assertThat(watch.nanosLeft(start + 10 * SECOND)).isEqualTo(30 * SECOND);
    watch.sent(1, start + 20 * SECOND);
    assertThat(watch.nanosLeft(start + 20 * SECOND)).isEqualTo(30 * SECOND);
  }

  @Test
  void complainsOfAPeerThatTakesALittleAtATime() {
    watch.written(2_000, start);
    for (int second = 1; second <= 25; second++) {
      watch.sent(1, start + second * SECOND);
    }
    // 2,000 bytes at 100 bytes per second, plus the grace.
    assertThat(watch.nanosLeft(start + 25 * SECOND)).isZero();
    assertThat(watch.complaint(start + 25 * SECOND))
        .isEqualTo("the peer takes less than 100 bytes a second of what is written to it");
  }

  @Test
  void eachWriteHasItsTime() {
    watch.written(100, start);
    watch.written(150, start + SECOND);
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(6_500_000_000L);
  }

  @Test
  void whatAFastPeerHasSavedUpIsForgotten() {
    watch.written(1_000_000, start);
    watch.sent(999_900, start + SECOND);
    watch.written(100, start + SECOND);
    // The grace, plus 200 bytes at 100 bytes per second.
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(7 * SECOND);
  }

  @Test
  void beginsAnewOnceAllIsTaken() {
    watch.written(100, start);
    watch.sent(100, start + SECOND);
    watch.written(100, start + 1_000 * SECOND);
    assertThat(watch.nanosLeft(start + 1_000 * SECOND)).isEqualTo(6 * SECOND);
  }

  @Test
  void neverComplainsWhereThereAreNoDeadlines() {
    WriteWatch patient = new WriteWatch(WriteDeadlines.NONE);
    patient.written(Integer.MAX_VALUE, Long.MAX_VALUE - 5);
    long years = Duration.ofDays(36_000).toNanos();
    assertThat(patient.nanosLeft(Long.MAX_VALUE - 5 + years)).isPositive();
  }

  @Test
  void deadlinesAreChecked() {
    assertThatThrownBy(() -> new WriteDeadlines(Duration.ZERO, 1, Duration.ZERO))
        .hasMessage("stall must be more than 0 and at most 100 years: PT0S");
    assertThatThrownBy(() -> new WriteDeadlines(Duration.ofDays(36_501), 1, Duration.ZERO))
        .hasMessage("stall must be more than 0 and at most 100 years: PT876024H");
    assertThatThrownBy(() -> new WriteDeadlines(Duration.ofSeconds(1), 0, Duration.ZERO))
        .hasMessage("bytesPerSecond must be at least 1: 0");
    assertThatThrownBy(() -> new WriteDeadlines(Duration.ofSeconds(1), 1, Duration.ofSeconds(-1)))
        .hasMessage("grace must be 0 to 100 years: PT-1S");
  }
}
