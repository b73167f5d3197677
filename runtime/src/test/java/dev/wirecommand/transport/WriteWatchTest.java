package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteWatchTest {
  private static final long SECOND = 1_000_000_000;
  private static final Duration DAY = Duration.ofDays(1);

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
    assertThat(watch.silentSince()).isEqualTo(start);
    assertThat(watch.shortStallNanos()).isEqualTo(7 * SECOND + SECOND / 2);
    WriteWatch fast = new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, DAY));
    fast.written(1, start);
    assertThat(fast.complaint(start + 8 * SECOND))
        .isEqualTo(
            "the peer has taken nothing of what was written to it for 7500 ms, and the process holds"
                + " as much as it may for its peers");
  }

  @Test
  void itIsLookedAtSixtyTimesInTheStallTimeAndAtItsEnd() {
    WriteWatch fast = new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, DAY));
    fast.written(1_000_000, start);
    assertThat(fast.nanosUntilLook(start)).isEqualTo(SECOND / 2);
    assertThat(fast.nanosUntilLook(start + 30 * SECOND - 1)).isEqualTo(1);
    assertThat(fast.nanosUntilLook(start + 31 * SECOND)).isZero();
  }

  @Test
  void writingMoreIsNoProgressOfThePeers() {
    watch.written(1_000_000, start);
    watch.written(1_000_000, start + 10 * SECOND);
    assertThat(watch.nanosLeft(start + 10 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void anyProgressStartsTheStallAnew() {
    WriteWatch fast = new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, DAY));
    fast.written(1_000_000, start);
    fast.taken(1, start + 10 * SECOND);
    assertThat(fast.nanosLeft(start + 10 * SECOND)).isEqualTo(30 * SECOND);
    fast.sent(1, start + 20 * SECOND);
    assertThat(fast.nanosLeft(start + 20 * SECOND)).isEqualTo(30 * SECOND);
    fast.taken(0, start + 30 * SECOND);
    assertThat(fast.nanosLeft(start + 30 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void complainsOfAPeerThatTakesALittleAtATime() {
    watch.written(2_000, start);
    for (int second = 1; second <= 30; second++) {
      watch.taken(1, start + second * SECOND);
    }
    // 30 bytes at 100 bytes a second make up for 0.3 seconds.
    assertThat(watch.nanosLeft(start + 30 * SECOND)).isEqualTo(300_000_000);
    assertThat(watch.nanosLeft(start + 30 * SECOND + 300_000_000)).isZero();
    assertThat(watch.complaint(start + 30 * SECOND + 300_000_000))
        .isEqualTo("the peer takes less than 100 bytes a second of what is written to it");
  }

  @Test
  void aLongerGraceCounts() {
    WriteWatch patient =
        new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, Duration.ofSeconds(50)));
    patient.written(2_000, start);
    patient.taken(1, start + 29 * SECOND);
    assertThat(patient.nanosLeft(start + 29 * SECOND)).isEqualTo(21_010_000_000L);
  }

  @Test
  void whatItTakesMakesUpForTheTimeInWhichItWasSlow() {
    watch.written(2_000, start);
    watch.taken(1_000, start + 20 * SECOND);
    assertThat(watch.nanosLeft(start + 20 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  void isStillSlowAfterAllThatWasPendingHasBeenAccepted() {
    watch.written(500, start);
    watch.sent(500, start + 20 * SECOND);
    assertThat(watch.isWaiting()).isFalse();
    watch.written(500, start + 20 * SECOND);
    watch.taken(500, start + 20 * SECOND);
    // 500 bytes at 100 bytes a second make up for 5 seconds.
    assertThat(watch.nanosLeft(start + 20 * SECOND)).isEqualTo(15 * SECOND);
    watch.sent(500, start + 34 * SECOND);
    watch.written(500, start + 34 * SECOND);
    assertThat(watch.nanosLeft(start + 34 * SECOND)).isEqualTo(SECOND);
    assertThat(watch.complaint(start + 35 * SECOND))
        .isEqualTo("the peer takes less than 100 bytes a second of what is written to it");
  }

  @Test
  void theTimeInWhichNothingIsPendingCountsForThePeer() {
    watch.written(500, start);
    watch.sent(500, start + 20 * SECOND);
    watch.written(500, start + 23 * SECOND);
    assertThat(watch.nanosLeft(start + 23 * SECOND)).isEqualTo(13 * SECOND);
    watch.sent(500, start + 24 * SECOND);
    watch.taken(100, start + 24 * SECOND);
    watch.written(500, start + 25 * SECOND);
    assertThat(watch.nanosLeft(start + 25 * SECOND)).isEqualTo(14 * SECOND);
    watch.sent(500, start + 25 * SECOND);
    watch.written(500, start + 60 * SECOND);
    assertThat(watch.nanosLeft(start + 60 * SECOND)).isEqualTo(30 * SECOND);
  }

  @Test
  void whatAFastPeerHasSavedUpIsForgotten() {
    watch.written(1_000_000, start);
    watch.taken(999_900, start + SECOND);
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(30 * SECOND);
    watch.taken(1, start + 21 * SECOND);
    assertThat(watch.nanosLeft(start + 21 * SECOND)).isEqualTo(10_010_000_000L);
    watch.taken(Long.MAX_VALUE, start + 22 * SECOND);
    assertThat(watch.nanosLeft(start + 22 * SECOND)).isEqualTo(30 * SECOND);
  }

  @Test
  void grantsAreAwaitedAsLongAsReading() {
    watch.awaitGrant(true, start);
    assertThat(watch.isWaiting()).isTrue();
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(29 * SECOND);
    watch.awaitGrant(true, start + SECOND);
    watch.granted(0, start + SECOND);
    assertThat(watch.nanosLeft(start + SECOND)).isEqualTo(29 * SECOND);
    watch.granted(1, start + 2 * SECOND);
    assertThat(watch.nanosLeft(start + 2 * SECOND)).isEqualTo(30 * SECOND);
    assertThat(watch.complaint(start + 32 * SECOND))
        .isEqualTo("the peer has granted nothing of what waits for it for 30 s");
    watch.awaitGrant(false, start + 3 * SECOND);
    assertThat(watch.isWaiting()).isFalse();
  }

  @Test
  void aPeerMustDoBothGrantAndRead() {
    WriteWatch fast = new WriteWatch(new WriteDeadlines(Duration.ofSeconds(30), 100, DAY));
    fast.awaitGrant(true, start);
    fast.written(1_000, start + 5 * SECOND);
    assertThat(fast.silentSince()).isEqualTo(start);
    fast.awaitGrant(false, start + 10 * SECOND);
    fast.awaitGrant(true, start + 10 * SECOND);
    assertThat(fast.silentSince()).isEqualTo(start + 5 * SECOND);
    assertThat(fast.complaint(start + 35 * SECOND))
        .isEqualTo("the peer has taken nothing of what was written to it for 30 s");
    fast.sent(1_000, start + 11 * SECOND);
    assertThat(fast.silentSince()).isEqualTo(start + 10 * SECOND);
  }

  @Test
  void beginsAnewOnceAllIsTaken() {
    watch.written(100, start);
    watch.sent(100, start + SECOND);
    watch.written(100, start + 1_000 * SECOND);
    assertThat(watch.nanosLeft(start + 1_000 * SECOND)).isEqualTo(30 * SECOND);
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
