package dev.wirecommand.benchmarks.sidebyside;

import java.util.Locale;
import java.util.stream.Collectors;

/** A line on the terminal for what came of a contender in a scenario. */
final class Progress {
  private Progress() {}

  static String line(Contender contender, Outcome outcome) {
    String what =
        outcome
            .failure()
            .map(failure -> Numbers.NONE + ' ' + failure)
            .orElseGet(() -> measures(outcome));
    return String.format(Locale.ROOT, "%-18s %s", contender.id(), what);
  }

  private static String measures(Outcome outcome) {
    return outcome.measures().stream()
        .map(measure -> measure.key() + ' ' + value(outcome, measure))
        .collect(Collectors.joining(", "));
  }

  private static String value(Outcome outcome, Measure measure) {
    return measure.isSpreadShown()
        ? Numbers.spread(outcome.summary(measure), Numbers::brief)
        : Numbers.median(outcome.summary(measure), Numbers::brief);
  }
}
