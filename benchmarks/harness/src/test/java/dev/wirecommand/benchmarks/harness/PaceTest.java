package dev.wirecommand.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long STALL = TimeUnit.MILLISECONDS.toNanos(200);

  /** Answers each call at once, but for one, before whose answer it stops. */
  private static final class Stalling implements Contender.Connection {
    private final int stalled;
    private int count;

    Stalling(int stalled) {
      this.stalled = stalled;
    }

    @Override
    public void send(Call call) {
      if (++count == stalled) {
        long end = System.nanoTime() + STALL;
        while (System.nanoTime() < end) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
      }
      call.answeredPacked(Call.answerPacked(call.packed()));
    }

    @Override
    public void close() {}
  }

  @Test
  void callsThatWereDueDuringAStallAreSlow() {
    Load.Result result = new Pace(new Stalling(100), Size.SMALL, 1000, 16).run(400);

    assertThat(result.calls()).isEqualTo(400);
    // One call was slow by itself, which is 0.25 % of them. Some 200 were due in the meantime.
    assertThat(result.p99()).isGreaterThan(STALL / 2);
  }

  @Test
  void withoutARateCallsAreSentAsFastAsTheyAreAnswered() {
    Load.Result result = new Pace(new Stalling(0), Size.SMALL, 0, 16).run(50);

    assertThat(result.calls()).isGreaterThan(50);
    assertThat(result.nanos()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
  }

  @Test
  void failureOfACallEndsIt() {
    Contender.Connection failing =
        new Contender.Connection() {
          @Override
          public void send(Call call) {
            call.failed(new IllegalArgumentException("refused"));
          }

          @Override
          public void close() {}
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> new Pace(failing, Size.SMALL, 0, 4).run(50))
        .withMessage("a call failed: java.lang.IllegalArgumentException: refused");
  }
}
