package dev.wirecommand.benchmarks.sidebyside;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a target was reached.
 *
 * @param reached the ratio or value; nothing where not both were measured
 */
record Verdict(Target target, Optional<Double> reached) {
  private static final double PERCENT = 100;

  boolean isMet() {
    return reached.isPresent() && isMetBy(reached.get());
  }

  private boolean isMetBy(double value) {
    return switch (target.bound()) {
      case AT_LEAST -> value >= target.value();
      case AT_MOST -> value <= target.value();
      case BELOW -> value < target.value();
    };
  }

  /** In words. */
  String words() {
    if (reached.isEmpty()) {
      return "not measured";
    }
    if (isMet()) {
      return "met";
    }
    double percent = Math.abs(reached.get() - target.value()) / target.value() * PERCENT;
    return String.format(Locale.ROOT, "missing by %.1f %%", percent);
  }
}
