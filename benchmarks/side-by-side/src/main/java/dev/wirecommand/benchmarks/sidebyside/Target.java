package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC_DIRECT;
import static dev.wirecommand.benchmarks.sidebyside.Contender.NETTY_AGGREGATED;
import static dev.wirecommand.benchmarks.sidebyside.Contender.RSOCKET;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A bound that WireCommand is to reach: a multiple of what another contender reaches in the same
 * run, or a value.
 *
 * @param measure the measure whose median is compared
 * @param other the other contender; empty if the bound is a value
 * @param bound the right side of the value
 * @param value the ratio, or the value itself
 */
record Target(
    Scenario scenario, Measure measure, Optional<Contender> other, Bound bound, double value) {
  private static final double KIB = 1024;

  /** All targets. */
  static final List<Target> ALL =
      List.of(
          atLeast(2.5, RSOCKET, Scenario.SMALL_64, Measure.CALLS),
          atLeast(6, GRPC_DIRECT, Scenario.SMALL_64, Measure.CALLS),
          atLeast(0.6, NETTY_AGGREGATED, Scenario.SMALL_64, Measure.CALLS),
          atLeast(2.2, RSOCKET, Scenario.SMALL_512, Measure.CALLS),
          atLeast(10, GRPC_DIRECT, Scenario.SMALL_512, Measure.CALLS),
          atLeast(0.4, NETTY_AGGREGATED, Scenario.SMALL_512, Measure.CALLS),
          atLeast(2.2, RSOCKET, Scenario.SMALL_16X32, Measure.CALLS),
          atMost(1.15, NETTY_AGGREGATED, Scenario.SMALL_1, Measure.P50),
          atLeast(5, GRPC, Scenario.SMALL_BLOCKING, Measure.CALLS),
          atLeast(0.9, NETTY_AGGREGATED, Scenario.DOWNLOAD, Measure.TRANSFERRED),
          atLeast(0.9, NETTY_AGGREGATED, Scenario.UPLOAD, Measure.TRANSFERRED),
          new Target(Scenario.IDLE, Measure.CONNECTION, Optional.empty(), Bound.AT_MOST, 3 * KIB),
          atMost(0.5, GRPC, Scenario.START, Measure.START),
          new Target(
              Scenario.CLASS_PATH, Measure.CLASS_PATH, Optional.of(GRPC), Bound.BELOW, 1 / 3.0));

  /** The right side of a value. */
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

  /** Compares the target with the results. */
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

  /** Prints the targets and how far they were reached. */
  static Markdown.Table table(Results results) {
    Markdown.Table table = new Markdown.Table(List.of("", "needed", "reached", ""));
    for (Target target : ALL) {
      Verdict verdict = target.judge(results);
      String reached = verdict.reached().map(value -> amount(target, value)).orElse(Markdown.NONE);
      table.row(List.of(name(target), needed(target), reached, verdict.words()));
    }
    return table;
  }

  private static String name(Target target) {
    String detail = target.measure() == Measure.P50 ? ", p50" : "";
    return target.scenario().title() + detail;
  }

  private static String needed(Target target) {
    String amount = target.bound().sign() + ' ' + amount(target, target.value());
    return target.other().map(other -> amount + ' ' + other.title()).orElse(amount);
  }

  private static String amount(Target target, double value) {
    return target.other().isPresent()
        ? String.format(Locale.ROOT, "%.2f ×", value)
        : Markdown.brief(value / KIB) + " KiB";
  }

  /**
   * The comparison of a target with results.
   *
   * @param reached the ratio or the value; empty if not all was measured
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
