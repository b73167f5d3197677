package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.testing.wire.TestLink;
import dev.wirecommand.transport.ProcessAccount;
import dev.wirecommand.transport.WriteGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests how long a peer may read nothing, by default and while memory is short. */
class SlowReaderTest {
  private final TestLink link = new TestLink();
  private final List<String> complaints = new ArrayList<>();
  private final WriteGuard guard =
      new WriteGuard(
          link, WriteDeadlines.DEFAULT, () -> false, late -> complaints.add(late.getMessage()));
  private long added;

  @AfterEach
  void giveBack() {
    ProcessAccount.HEAP.release(added);
  }

  private void fillMemory() {
    added = Runtime.getRuntime().maxMemory();
    ProcessAccount.HEAP.add(added);
    assertThat(ProcessAccount.HEAP.claim(1, added / 4)).isFalse();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      link.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void aPeerMayReadNothingForThreeMinutes() {
    guard.written(1_000_000);
    guard.flushed();
    pass(179);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints)
        .containsExactly("the peer has taken nothing of what was written to it for 180 s");
  }

  @Test
  void whileMemoryIsShortItMayForAQuarterOfThat() {
    fillMemory();
    guard.written(1_000_000);
    guard.flushed();
    pass(44);
    assertThat(complaints).isEmpty();
    pass(1);
    assertThat(complaints)
        .containsExactly(
            "the peer has taken nothing of what was written to it for 45 s, and the process holds as"
                + " much as it may for its peers");
  }

  @Test
  void memoryThatBecomesShortLaterCountsWithinTenSeconds() {
    guard.written(1_000_000);
    guard.flushed();
    pass(100);
    assertThat(complaints).isEmpty();
    fillMemory();
    pass(10);
    assertThat(complaints).hasSize(1);
  }
}
