package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void threeDigitsAreEnough() {
    assertThat(Numbers.brief(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Numbers.brief(123.4)).isEqualTo("123");
    assertThat(Numbers.brief(12.34)).isEqualTo("12.3");
    assertThat(Numbers.brief(1.234)).isEqualTo("1.23");
    assertThat(Numbers.brief(0)).isEqualTo("0.00");
  }

  @Test
  void spreadIsInTheSameUnit() {
    Optional<Summary> summary = Optional.of(new Summary(2000, 1500, 12_500));

    assertThat(Numbers.spread(summary, Numbers.per(1000))).isEqualTo("2.00 (1.50–12.5)");
    assertThat(Numbers.median(summary, Numbers.per(1000))).isEqualTo("2.00");
    assertThat(Numbers.spread(Optional.empty(), Numbers::brief)).isEqualTo("–");
  }
}
