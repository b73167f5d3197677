package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.benchmarks.sidebyside.PairedValues.Ratio;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedValuesTest {
  /** The ranks are those of tables of the binomial distribution. */
  @ParameterizedTest
  @CsvSource({"6, 1", "8, 1", "9, 2", "12, 3", "15, 4", "20, 6", "30, 10", "50, 18", "100, 40"})
  void intervalBeginsAtTheRankThatCoversTheMedian(int count, int rank) {
    assertThat(PairedValues.rank(count)).isEqualTo(rank);
  }

  @Test
  void fewPairsHaveNoInterval() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PairedValues.rank(5))
        .withMessage("an interval takes 6 pairs, and there are 5");
  }

  @Test
  void ratioIsThatOfThePairsNotOfTheMedians() {
    PairedValues values = new PairedValues();
    // The machine becomes slower; each pair has its own ratio: 1.1, 1.2, ... 1.9.
    for (int i = 1; i <= 9; i++) {
      values.add(1000.0 / i, 1000.0 / i * (1 + i / 10.0));
    }

    assertThat(values.medianBefore()).isEqualTo(200);
    assertThat(values.medianAfter()).isEqualTo(300);
    Ratio ratio = values.ratio();
    assertThat(ratio.median()).isEqualTo(1.5, within());
    assertThat(ratio.low()).isEqualTo(1.2, within());
    assertThat(ratio.high()).isEqualTo(1.8, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  /** The interval of 20 pairs covers the median with 95.9 %. */
  @Test
  void intervalCoversTheTrueMedianAsOftenAsItSays() {
    Random random = new Random(1);
    int covered = 0;
    for (int run = 0; run < 10_000; run++) {
      PairedValues values = new PairedValues();
      for (int i = 0; i < 20; i++) {
        values.add(1, Math.exp(random.nextGaussian()));
      }
      Ratio ratio = values.ratio();
      if (ratio.low() <= 1 && ratio.high() >= 1) {
        covered++;
      }
    }
    assertThat(covered).isBetween(9500, 9680);
  }
}
