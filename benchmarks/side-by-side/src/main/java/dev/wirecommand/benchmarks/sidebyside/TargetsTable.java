package dev.wirecommand.benchmarks.sidebyside;

import java.util.List;
import java.util.Locale;

/** The targets and what came of them, as a table. */
final class TargetsTable {
  private static final double KIB = 1024;

  private TargetsTable() {}

  static MarkdownTable of(Results results) {
    MarkdownTable table = new MarkdownTable(List.of("", "needed", "reached", ""));
    for (Target target : Targets.ALL) {
      Verdict verdict = target.judge(results);
      String reached = verdict.reached().map(value -> amount(target, value)).orElse(Numbers.NONE);
      table.row(List.of(what(target), needed(target), reached, verdict.words()));
    }
    return table;
  }

  private static String what(Target target) {
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
        : Numbers.brief(value / KIB) + " KiB";
  }
}
