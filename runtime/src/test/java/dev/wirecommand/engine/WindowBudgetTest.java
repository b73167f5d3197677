package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.ByteAccount;
import org.junit.jupiter.api.Test;

class WindowBudgetTest {
  @Test
  void aWindowGetsWhatItWants() {
    WindowBudget budget = new WindowBudget(8 << 20, 1_000_000, ByteAccount.UNLIMITED);
    assertThat(budget.reserve(262_144)).isEqualTo(262_144);
    assertThat(budget.reserve(8)).isEqualTo(8);
    assertThat(budget.reserve(262_144)).isEqualTo(262_144);
  }

  @Test
  void aShortBudgetGivesWhatIsLeft() {
    WindowBudget budget = new WindowBudget(8 << 20, 400_000, ByteAccount.UNLIMITED);
    assertThat(budget.reserve(262_144)).isEqualTo(262_144);
    assertThat(budget.reserve(262_144)).isEqualTo(137_856);
  }

  @Test
  void everyWindowGetsTheLeastSize() {
    WindowBudget budget = new WindowBudget(8 << 20, 262_144, ByteAccount.UNLIMITED);
    assertThat(budget.reserve(262_144)).isEqualTo(262_144);
    assertThat(budget.reserve(262_144)).isEqualTo(65_536);
    assertThat(budget.reserve(262_144)).isEqualTo(65_536);
    assertThat(budget.reserve(1)).isEqualTo(1);
    // The windows have 131,073 bytes more than the budget.
    budget.release(262_144);
    assertThat(budget.reserve(262_144)).isEqualTo(131_071);
  }

  @Test
  void moreIsReservedAsFarAsTheBudgetGoes() {
    WindowBudget budget = new WindowBudget(8 << 20, 100_000, ByteAccount.UNLIMITED);
    assertThat(budget.reserveMore(60_000)).isEqualTo(60_000);
    assertThat(budget.reserveMore(60_000)).isEqualTo(40_000);
    assertThat(budget.reserveMore(60_000)).isZero();
    assertThat(budget.reserve(65_536)).isEqualTo(65_536);
    assertThat(budget.reserveMore(1)).isZero();
    assertThat(budget.reserveMore(-1)).isZero();
  }

  @Test
  void aWindowIsDoubledUpToTheGreatestSize() {
    WindowBudget budget = new WindowBudget(1_000_000, 10_000_000, ByteAccount.UNLIMITED);
    int size = budget.reserve(262_144);
    size = budget.grow(size);
    assertThat(size).isEqualTo(524_288);
    size = budget.grow(size);
    assertThat(size).isEqualTo(1_000_000);
    assertThat(budget.grow(size)).isEqualTo(1_000_000);
    assertThat(budget.reserve(10_000_000)).isEqualTo(9_000_000);
  }

  @Test
  void aWindowAboveTheGreatestSizeIsNotGrown() {
    WindowBudget budget = new WindowBudget(100_000, 400_000, ByteAccount.UNLIMITED);
    int size = budget.reserve(200_000);
    assertThat(size).isEqualTo(200_000);
    assertThat(budget.grow(size)).isEqualTo(200_000);
    assertThat(budget.reserve(400_000)).isEqualTo(200_000);
  }

  @Test
  void aWindowGrowsAsFarAsTheBudgetGoes() {
    WindowBudget budget = new WindowBudget(8 << 20, 300_000, ByteAccount.UNLIMITED);
    int size = budget.grow(budget.reserve(262_144));
    assertThat(size).isEqualTo(300_000);
    budget.release(size);
    assertThat(budget.reserve(300_000)).isEqualTo(300_000);
  }

  @Test
  void theShortestTimeIsTheRoundTrip() {
    WindowBudget budget = new WindowBudget(1, 1, ByteAccount.UNLIMITED);
    assertThat(budget.roundTripNanos()).isEqualTo(Long.MAX_VALUE);
    budget.sampleRoundTrip(50);
    budget.sampleRoundTrip(60);
    assertThat(budget.roundTripNanos()).isEqualTo(50);
    budget.sampleRoundTrip(49);
    assertThat(budget.roundTripNanos()).isEqualTo(49);
  }
}
