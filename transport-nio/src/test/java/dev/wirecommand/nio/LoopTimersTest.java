package dev.wirecommand.nio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTimersTest {
  private final LoopTimers timers = new LoopTimers();
  private final List<String> ran = new ArrayList<>();

  private LoopTimers.Timer add(String name, long at) {
    LoopTimers.Timer timer = timers.newTimer(() -> ran.add(name), at);
    timers.add(timer);
    return timer;
  }

  /** The clock may begin anywhere, and its numbers may overflow. */
  @ParameterizedTest
  @ValueSource(longs = {0, -2, Long.MAX_VALUE - 2})
  void runInTheOrderOfTheirTimesAndThenOfTheirCreation(long start) {
    add("5", start + 5);
    add("2", start + 2);
    add("2 again", start + 2);
    add("1", start + 1);
    assertThat(timers.nanosUntilNext(start)).isEqualTo(1);
    timers.run(start, Runnable::run);
    assertThat(ran).isEmpty();
    timers.run(start + 4, Runnable::run);
    assertThat(ran).containsExactly("1", "2", "2 again");
    assertThat(timers.nanosUntilNext(start + 4)).isEqualTo(1);
    assertThat(timers.nanosUntilNext(start + 9)).isEqualTo(0);
    timers.run(start + 9, Runnable::run);
    assertThat(ran).containsExactly("1", "2", "2 again", "5");
    assertThat(timers.nanosUntilNext(start + 9)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doNotRunOnceTheyAreCancelled() {
    LoopTimers.Timer early = timers.newTimer(() -> ran.add("early"), 1);
    early.cancel();
    timers.add(early);
    LoopTimers.Timer late = add("late", 1);
    late.cancel();
    LoopTimers.Timer removed = add("removed", 2);
    removed.cancel();
    timers.remove(removed);
    add("kept", 2);
    timers.run(2, Runnable::run);
    assertThat(ran).containsExactly("kept");
  }

  @Test
  void doNotRunOnceTheyAreCleared() {
    add("dropped", 1);
    timers.clear();
    timers.run(1, Runnable::run);
    assertThat(ran).isEmpty();
    assertThat(timers.nanosUntilNext(1)).isEqualTo(Long.MAX_VALUE);
  }
}
