package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import dev.wirecommand.benchmarks.sidebyside.Results.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bound that WireCommand is to reach on one of its transports: a multiple of something else that
 * the same run measures, or a value.
 *
 * @param measure the measure that is compared
 * @param own the transports, the better of which counts
 * @param reference what it is a multiple of; empty if the bound is a value
 * @param bound the right side of the value
 * @param value the median of the ratios of the slices, or the value itself
 */
record Target(
    Scenario scenario,
    Measure measure,
    List<Contender> own,
    Optional<Reference> reference,
    Bound bound,
    double value) {
  private static final double KIB = 1024;
  private static final double KILO = 1000;

  /**
   * What WireCommand is compared with.
   *
   * @param contender another contender; empty for the transport itself
   */
  record Reference(Optional<Contender> contender, Scenario scenario, Measure measure) {}

  /** The right side of a value. */
  enum Bound {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean isBetter(double first, double second) {
      return this == AT_LEAST ? first > second : first < second;
    }
  }

  static Target atLeast(double ratio, Contender other, Scenario scenario, Measure measure) {
    return ratio(Bound.AT_LEAST, ratio, other, scenario, measure);
  }

  static Target atMost(double ratio, Contender other, Scenario scenario, Measure measure) {
    return ratio(Bound.AT_MOST, ratio, other, scenario, measure);
  }

  /** Returns a target that the better of the transports is to reach, in comparison with another. */
  private static Target ratio(
      Bound bound, double ratio, Contender other, Scenario scenario, Measure measure) {
    Reference reference = new Reference(Optional.of(other), scenario, measure);
    return new Target(scenario, measure, Contender.OWN, Optional.of(reference), bound, ratio);
  }

  /** Returns a target that the better of the transports is to reach, in comparison with itself. */
  static Target ofItself(
      Bound bound, double ratio, Scenario scenario, Measure measure, Scenario of, Measure with) {
    Reference reference = new Reference(Optional.empty(), of, with);
    return new Target(scenario, measure, Contender.OWN, Optional.of(reference), bound, ratio);
  }

  /** Returns a target that is a value, which the better of the transports is to reach. */
  static Target value(Bound bound, double value, Scenario scenario, Measure measure) {
    return new Target(scenario, measure, Contender.OWN, Optional.empty(), bound, value);
  }

  /** Returns this target for one transport alone. */
  Target by(Contender transport) {
    return new Target(scenario, measure, List.of(transport), reference, bound, value);
  }

  /** Compares the target with the results. */
  Verdict judge(Results results) {
    Verdict best = new Verdict(this, Optional.empty(), Optional.empty());
    for (Contender contender : own) {
      Optional<Double> reached = reached(results, contender);
      if (reached.isPresent()
          && (best.reached().isEmpty() || bound.isBetter(reached.get(), best.reached().get()))) {
        best = new Verdict(this, Optional.of(contender), reached);
      }
    }
    return best;
  }

  private Optional<Double> reached(Results results, Contender contender) {
    if (reference.isEmpty()) {
      return results.summary(scenario, contender, measure).map(Summary::median);
    }
    Reference to = reference.get();
    return results.ratio(
        new Quantity(scenario, contender, measure),
        new Quantity(to.scenario(), to.contender().orElse(contender), to.measure()));
  }

  /** Describes what is compared. */
  String title() {
    return scenario.title() + detail();
  }

  private String detail() {
    return switch (measure) {
      case P50 -> ", p50";
      case P99 -> ", p99";
      case P999 -> ", p99.9";
      case CPU -> ", CPU a call";
      case LIFE -> " and the end of the process";
      default -> "";
    };
  }

  /** Describes the bound. */
  String needed() {
    String amount = bound.sign() + ' ' + amount(value);
    return reference.map(to -> amount + ' ' + title(to)).orElse(amount);
  }

  private String title(Reference to) {
    if (to.contender().isPresent()) {
      return to.contender().get().title();
    }
    return to.scenario() == scenario ? "its p50" : "its own, " + to.scenario().title();
  }

  /** Prints a ratio, or a value. */
  String amount(double amount) {
    if (reference.isPresent()) {
      return String.format(Locale.ROOT, "%.2f ×", amount);
    }
    return measure == Measure.CLASS_PATH
        ? Markdown.brief(amount / KILO) + " KB"
        : Markdown.brief(amount / KIB) + " KiB";
  }

  /**
   * The comparison of a target with results.
   *
   * @param by the transport that reached it
   * @param reached the ratio or the value; empty if not all was measured
   */
  record Verdict(Target target, Optional<Contender> by, Optional<Double> reached) {
    private static final double PERCENT = 100;

    boolean isMet() {
      return reached.isPresent() && isMetBy(reached.get());
    }

    private boolean isMetBy(double value) {
      return switch (target.bound()) {
        case AT_LEAST -> value >= target.value();
        case AT_MOST -> value <= target.value();
      };
    }

    /** Describes the verdict. */
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
}
