package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void medianOfAnOddNumberIsTheMiddleOne() {
    assertThat(Summary.of(7, 1, 3)).isEqualTo(new Summary(3, 1, 7));
  }

  @Test
  void medianOfAnEvenNumberIsBetweenTheMiddleOnes() {
    assertThat(Summary.of(8, 1, 3, 4)).isEqualTo(new Summary(3.5, 1, 8));
  }

  @Test
  void oneValueIsAllOfIt() {
    assertThat(Summary.of(5)).isEqualTo(new Summary(5, 5, 5));
  }

  @Test
  void nothingHasNoSummary() {
    assertThatIllegalArgumentException().isThrownBy(Summary::of);
  }
}
