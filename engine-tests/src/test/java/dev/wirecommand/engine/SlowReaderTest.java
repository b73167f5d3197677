package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.testing.wire.TestLink;
import dev.wirecommand.transport.ProcessAccount;
import dev.wirecommand.transport.WriteGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests how long a peer may read nothing or little, by default and while memory is short. */
class SlowReaderTest {
  private static final String SILENT =
      "the peer has taken nothing of what was written to it for 180 s";
  private static final String SILENT_WHILE_SHORT =
      "the peer has taken nothing of what was written to it for 45 s, and the process holds as much"
          + " as it may for its peers";

  private final List<Reader> readers = new ArrayList<>();
  private final List<String> cut = new ArrayList<>();
  private long added;

  /** A peer that reads what the test says. */
  private final class Reader {
    private final TestLink link = new TestLink();
    private final String name;
    private final WriteGuard guard;

    /** How many bytes it has taken since it was looked at. */
    private long taken;

    /** How many bytes it gives back to the process when it is cut. */
    private long holds;

    Reader(String name) {
      this.name = name;
      this.guard =
          new WriteGuard(link, WriteDeadlines.DEFAULT, this::taken, late -> cut(late.getMessage()));
      readers.add(this);
    }

    private long taken(long sent) {
      long bytes = taken;
      taken = 0;
      return bytes + sent;
    }

    private void cut(String complaint) {
      cut.add(name + ": " + complaint);
      link.execute(
          () -> {
            ProcessAccount.HEAP.release(holds);
            added -= holds;
            guard.stop();
          });
    }

    Reader asksForMuch() {
      guard.written(1_000_000);
      guard.flushed();
      return this;
    }
  }

  @AfterEach
  void giveBack() {
    readers.forEach(reader -> reader.guard.stop());
    ProcessAccount.HEAP.release(added);
  }

  private void fillMemory() {
    // The ceiling of the connections here, which claim memory too.
    long ceiling = MemoryLimits.DEFAULT.processBytes();
    added = ceiling - ProcessAccount.HEAP.held();
    ProcessAccount.HEAP.add(added);
    assertThat(ProcessAccount.HEAP.claim(1, ceiling)).isFalse();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      readers.forEach(reader -> reader.link.advance(Duration.ofSeconds(1)));
      // One may pass its turn to another, whose tasks have run already.
      for (int j = 0; j < readers.size(); j++) {
        readers.forEach(reader -> reader.link.runTasks());
      }
    }
  }

  @Test
  void aPeerMayReadNothingForThreeMinutes() {
    new Reader("a").asksForMuch();
    pass(179);
    assertThat(cut).isEmpty();
    pass(1);
    assertThat(cut).containsExactly("a: " + SILENT);
  }

  @Test
  void whatItTakesBetweenTwoLooksIsSeenWithinThreeSeconds() {
    Reader reader = new Reader("a").asksForMuch();
    pass(100);
    reader.taken = 50_000;
    pass(180);
    assertThat(cut).isEmpty();
    pass(3);
    assertThat(cut).containsExactly("a: " + SILENT);
  }

  @Test
  void aPeerThatTakesTheLeastRateIsNeverCut() {
    Reader reader = new Reader("a").asksForMuch();
    for (int minute = 0; minute < 60; minute++) {
      pass(60);
      reader.taken += 240 * 60;
    }
    assertThat(cut).isEmpty();
  }

  @Test
  void aPeerThatTakesHalfOfItIsCutAfterTwiceTheTime() {
    Reader reader = new Reader("a").asksForMuch();
    for (int second = 1; second < 359; second++) {
      pass(1);
      reader.taken += 120;
    }
    assertThat(cut).isEmpty();
    for (int second = 0; second < 10; second++) {
      pass(1);
      reader.taken += 120;
    }
    assertThat(cut)
        .containsExactly("a: the peer takes less than 240 bytes a second of what is written to it");
  }

  @Test
  void aPeerThatTakesAByteASecondIsCutAfterThreeMinutes() {
    Reader reader = new Reader("a").asksForMuch();
    for (int second = 0; second < 190; second++) {
      pass(1);
      reader.taken += 1;
    }
    assertThat(cut)
        .containsExactly("a: the peer takes less than 240 bytes a second of what is written to it");
  }

  @Test
  void grantsAreSignsOfLifeAndCountAsTaken() {
    Reader reader = new Reader("a").asksForMuch();
    for (int minute = 0; minute < 60; minute++) {
      pass(120);
      reader.guard.granted(240 * 120);
    }
    assertThat(cut).isEmpty();
    pass(180);
    assertThat(cut).containsExactly("a: " + SILENT);
  }

  @Test
  void whileMemoryIsShortItMayReadNothingForAQuarterOfThat() {
    fillMemory();
    new Reader("a").asksForMuch();
    pass(44);
    assertThat(cut).isEmpty();
    pass(1);
    assertThat(cut).containsExactly("a: " + SILENT_WHILE_SHORT);
  }

  @Test
  void memoryThatBecomesShortLaterCountsWithinTenSeconds() {
    new Reader("a").asksForMuch();
    pass(100);
    assertThat(cut).isEmpty();
    fillMemory();
    pass(10);
    assertThat(cut).containsExactly("a: " + SILENT_WHILE_SHORT);
  }

  @Test
  void theLongestSilentIsCutFirstAndTheOthersOnlyIfMemoryIsStillShort() {
    List<Reader> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(new Reader(String.valueOf(i)));
    }
    // The silence of each is another one: 7 is silent for longest, then 2, 9, 4, and so on.
    for (int i = 0; i < 12; i++) {
      pass(3);
      all.get((7 + 7 * i) % 12).asksForMuch();
    }
    pass(40);
    new Reader("late").asksForMuch();
    // The one that has waited for longest has just read something.
    all.get(7).taken = 1;
    pass(10);
    fillMemory();
    all.get(11).holds = 1_000_000;
    pass(10);
    assertThat(cut)
        .containsExactly(
            "2: " + SILENT_WHILE_SHORT,
            "9: " + SILENT_WHILE_SHORT,
            "4: " + SILENT_WHILE_SHORT,
            "11: " + SILENT_WHILE_SHORT);
    pass(20);
    assertThat(cut).hasSize(4);
  }

  @Test
  void nobodyIsCutIfThereIsMemoryAgainWhenTheTurnComes() {
    Reader reader = new Reader("a").asksForMuch();
    pass(53);
    fillMemory();
    reader.link.advance(Duration.ofSeconds(1));
    ProcessAccount.HEAP.release(added);
    added = 0;
    reader.link.runTasks();
    assertThat(cut).isEmpty();
  }

  @Test
  void aPeerThatIsNotSilentForSoLongIsNotCutThoughMemoryIsShort() {
    fillMemory();
    Reader reader = new Reader("a").asksForMuch();
    for (int i = 0; i < 20; i++) {
      pass(40);
      reader.taken = 240 * 40;
    }
    assertThat(cut).isEmpty();
  }

  @Test
  void aConnectionWhoseEventLoopHasEndedDoesNotKeepOthers() {
    Reader ended = new Reader("ended").asksForMuch();
    pass(1);
    Reader other = new Reader("other").asksForMuch();
    ended.link.endEventLoop();
    pass(50);
    fillMemory();
    other.link.advance(Duration.ofSeconds(9));
    other.link.runTasks();
    assertThat(cut).containsExactly("other: " + SILENT_WHILE_SHORT);
  }
}
