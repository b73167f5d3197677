package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadShortageTest {
  private static final String FIX =
      "; WireServer.Builder.handlerThreads sets the number of threads, and commands that are"
          + " nonBlocking need none";
  private static final String BUSY = ", because all 256 handler threads are busy" + FIX;

  private final List<String> warnings = new ArrayList<>();

  /** The time; an overflow of the clock makes no difference. */
  private long now = Long.MAX_VALUE - 5;

  private final ThreadShortage shortage = new ThreadShortage(256, () -> now, warnings::add);

  @Test
  void warnsOnceAMinute() {
    shortage.onPoolBusy(1);
    now += Duration.ofMinutes(1).toNanos() - 1;
    shortage.onPoolBusy(2);
    shortage.onShareBusy(3, 128);
    assertThat(warnings).containsExactly("calls wait (1)" + BUSY);
    now++;
    shortage.onPoolBusy(4);
    assertThat(warnings).containsExactly("calls wait (1)" + BUSY, "calls wait (4)" + BUSY);
    now += Duration.ofHours(1).toNanos();
    shortage.onShareBusy(5, 128);
    assertThat(warnings)
        .hasSize(3)
        .endsWith(
            "calls of a connection wait (5), because its handlers hold 128 of the 256 handler"
                + " threads, the most that one connection may"
                + FIX);
  }
}
