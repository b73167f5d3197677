package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The values of one figure before and after a change, measured in pairs.
 *
 * <p>The two values of a pair are measured one right after the other, so that what the machine does
 * besides affects both alike, and their ratio hardly.
 */
final class PairedValues {
  /** The fewest pairs for which there is an interval of 95 %. */
  static final int FEWEST = 6;

  private static final double TAIL = 0.025;

  private final List<Double> before = new ArrayList<>();
  private final List<Double> after = new ArrayList<>();

  /**
   * The ratios of the pairs, after by before.
   *
   * @param low the lower end of the interval that contains the true median with 95 %
   * @param high the upper end
   */
  record Ratio(double median, double low, double high) {}

  void add(double valueBefore, double valueAfter) {
    before.add(valueBefore);
    after.add(valueAfter);
  }

  double medianBefore() {
    return median(before);
  }

  double medianAfter() {
    return median(after);
  }

  private static double median(List<Double> values) {
    return Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray()).median();
  }

  /**
   * Returns the median of the ratios with its interval.
   *
   * @throws IllegalStateException if there are fewer pairs than {@link #FEWEST}
   */
  Ratio ratio() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      ratios.add(after.get(i) / before.get(i));
    }
    Collections.sort(ratios);
    int rank = rank(ratios.size());
    return new Ratio(median(ratios), ratios.get(rank - 1), ratios.get(ratios.size() - rank));
  }

  /**
   * Returns the rank of the sorted value with which the interval begins; it ends at the same rank
   * from above. This assumes nothing of the distribution: each value lies below the true median
   * with a probability of one half, so that the number of those below it is binomially distributed.
   * The rank is the greatest for which each end misses the median with at most 2.5 %.
   */
  static int rank(int count) {
    if (count < FEWEST) {
      throw new IllegalStateException(
          "an interval takes " + FEWEST + " pairs, and there are " + count);
    }
    int rank = 0;
    double probability = Math.pow(0.5, count);
    double sum = probability;
    while (sum <= TAIL) {
      rank++;
      probability *= (count - rank + 1.0) / rank;
      sum += probability;
    }
    return rank;
  }
}
