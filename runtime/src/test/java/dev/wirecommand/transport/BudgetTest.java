package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Budget budget = new Budget(2, 100);

  @Test
  void soManyAreAllowedAtOnce() {
    assertThat(budget.use(0)).isTrue();
    assertThat(budget.use(0)).isTrue();
    assertThat(budget.use(99)).isFalse();
  }

  @Test
  void oneMoreIsAllowedAfterEachRefillTime() {
    budget.use(0);
    budget.use(0);
    assertThat(budget.use(100)).isTrue();
    assertThat(budget.use(199)).isFalse();
    assertThat(budget.use(200)).isTrue();
  }

  @Test
  void aRestOfTheRefillTimeIsNotLost() {
    budget.use(0);
    budget.use(0);
    assertThat(budget.use(150)).isTrue();
    assertThat(budget.use(200)).isTrue();
  }

  @Test
  void itIsNeverMoreThanFull() {
    budget.use(0);
    assertThat(budget.use(1_000_000)).isTrue();
    assertThat(budget.use(1_000_000)).isTrue();
    assertThat(budget.use(1_000_000)).isFalse();
  }

  @Test
  void timeMayBeNegative() {
    Budget early = new Budget(1, 100);
    assertThat(early.use(Long.MAX_VALUE)).isTrue();
    assertThat(early.use(Long.MIN_VALUE + 50)).isFalse();
    assertThat(early.use(Long.MIN_VALUE + 100)).isTrue();
  }
}
