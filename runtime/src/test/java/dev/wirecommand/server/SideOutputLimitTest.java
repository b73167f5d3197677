package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SideOutputLimitTest {
  private static final long HIGH_WATER = 1 << 20;
  private static final long HARD_LIMIT = 8 << 20;

  private final SideOutputLimit gate = new SideOutputLimit();

  /** Takes room on a thread that waits for it. */
  private final class Taker extends Thread {
    final CompletableFuture<Boolean> took = new CompletableFuture<>();
    final BooleanSupplier over;
    volatile boolean interruptedAfterwards;

    Taker(BooleanSupplier over) {
      this.over = over;
    }

    @Override
    public void run() {
      boolean result = gate.acquire(1, true, over);
      interruptedAfterwards = isInterrupted();
      took.complete(result);
    }

    Taker begin() {
      start();
      while (getState() != State.WAITING) {
        Thread.onSpinWait();
      }
      return this;
    }
  }

  private boolean take(long bytes, boolean mayWait) {
    return gate.acquire(bytes, mayWait, () -> false);
  }

  @Test
  void thereIsRoomUntilMoreThanTheHighWaterMarkIsHeld() throws Exception {
    assertThat(take(HIGH_WATER, true)).isTrue();
    assertThat(take(1, true)).isTrue();
    Taker taker = new Taker(() -> false).begin();
    gate.release(1);
    assertThat(taker.took.get()).isTrue();
  }

  @Test
  void whoMayNotWaitHasRoomUntilTheHardLimit() {
    assertThat(take(HARD_LIMIT, false)).isTrue();
    assertThat(take(1, false)).isTrue();
    assertThatThrownBy(() -> take(1, false))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("cancelled"))
        .hasMessage("more than 8388608 bytes of text and progress that the peer has not read");
    gate.release(1);
    assertThat(take(1, false)).isTrue();
  }

  @Test
  void whoIsNotWantedAnyMoreGoesOnWithout() throws Exception {
    take(HIGH_WATER + 1, true);
    AtomicBoolean over = new AtomicBoolean();
    Taker taker = new Taker(over::get).begin();
    over.set(true);
    gate.wake();
    assertThat(taker.took.get()).isFalse();
    assertThat(gate.acquire(1, true, () -> true)).isFalse();
    // Nothing was taken by that.
    gate.release(HIGH_WATER + 1);
    take(HARD_LIMIT, false);
    assertThat(take(1, false)).isTrue();
  }

  @Test
  void whoIsInterruptedGoesOnWithout() throws Exception {
    take(HIGH_WATER + 1, true);
    Taker taker = new Taker(() -> false).begin();
    taker.interrupt();
    assertThat(taker.took.get()).isFalse();
    assertThat(taker.interruptedAfterwards).isTrue();
  }

  @Test
  void allThatWaitGoOnWhenThereIsRoom() throws Exception {
    take(HIGH_WATER + 1, true);
    Taker first = new Taker(() -> false).begin();
    Taker second = new Taker(() -> false).begin();
    gate.release(HIGH_WATER + 1);
    assertThat(first.took.get()).isTrue();
    assertThat(second.took.get()).isTrue();
  }
}
