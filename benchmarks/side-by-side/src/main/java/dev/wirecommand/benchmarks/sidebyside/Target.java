package dev.wirecommand.benchmarks.sidebyside;

import java.util.Optional;

/**
 * What WireCommand is to reach: so many times as much as another contender in the same run, or so
 * much.
 *
 * @param scenario where
 * @param measure of what, its median
 * @param other the other contender; nothing where the bound is no ratio
 * @param bound on which side of the value
 * @param value the ratio, or the value itself
 */
record Target(
    Scenario scenario, Measure measure, Optional<Contender> other, Bound bound, double value) {
  /** Which side is the right one. */
  enum Bound {
    AT_LEAST("≥"),
    AT_MOST("≤"),
    BELOW("<");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  static Target atLeast(double ratio, Contender other, Scenario scenario, Measure measure) {
    return new Target(scenario, measure, Optional.of(other), Bound.AT_LEAST, ratio);
  }

  static Target atMost(double ratio, Contender other, Scenario scenario, Measure measure) {
    return new Target(scenario, measure, Optional.of(other), Bound.AT_MOST, ratio);
  }

  /** Compares with what was measured. */
  Verdict judge(Results results) {
    Optional<Double> own = median(results, Contender.WIRECOMMAND);
    Optional<Double> reached =
        other.isEmpty()
            ? own
            : own.flatMap(mine -> median(results, other.get()).map(theirs -> mine / theirs));
    return new Verdict(this, reached);
  }

  private Optional<Double> median(Results results, Contender contender) {
    return results.summary(scenario, contender, measure).map(Summary::median);
  }
}
