package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Numbers.median;
import static dev.wirecommand.benchmarks.sidebyside.Numbers.spread;

import dev.wirecommand.benchmarks.sidebyside.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Curves as Markdown: a table each. */
final class GrowthReport {
  private static final double NANOS = 1e9;
  private static final List<String> NOTHING = List.of(Numbers.NONE, Numbers.NONE, Numbers.NONE);

  private GrowthReport() {}

  static String of(String conditions, List<Curve> curves) {
    StringBuilder text = new StringBuilder(conditions);
    for (Curve curve : curves) {
      text.append("\n### ").append(curve.title()).append("\n\n").append(table(curve));
      List<String> failures = failures(curve);
      if (!failures.isEmpty()) {
        text.append('\n').append(String.join("\n", failures)).append('\n');
      }
    }
    return text.toString();
  }

  private static MarkdownTable table(Curve curve) {
    Set<Contender> contenders = new TreeSet<>();
    curve.points().forEach(point -> contenders.addAll(point.outcomes().keySet()));
    List<String> heads = new ArrayList<>(List.of(""));
    for (Contender contender : contenders) {
      heads.add(contender.title() + ": ns " + curve.thing());
      heads.add("CPU µs, server / client");
      heads.add("p50 of " + curve.timed() + ", µs");
    }
    MarkdownTable table = new MarkdownTable(heads);
    for (Point point : curve.points()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.format(Locale.ROOT, "%,d", point.count()));
      for (Contender contender : contenders) {
        Outcome outcome = point.outcomes().get(contender);
        cells.addAll(outcome == null ? NOTHING : cells(outcome));
      }
      table.row(cells);
    }
    return table;
  }

  private static List<String> cells(Outcome outcome) {
    if (outcome.failure().isPresent()) {
      return NOTHING;
    }
    String server = median(outcome.summary(Measure.SERVER_CPU), Numbers::brief);
    String client = median(outcome.summary(Measure.CLIENT_CPU), Numbers::brief);
    return List.of(
        spread(outcome.summary(Measure.CALLS).map(GrowthReport::nanos), Numbers::brief),
        server + " / " + client,
        median(outcome.summary(Measure.P50), Numbers::brief));
  }

  /** What each took, where there were so many a second. */
  static Summary nanos(Summary perSecond) {
    return new Summary(
        NANOS / perSecond.median(), NANOS / perSecond.max(), NANOS / perSecond.min());
  }

  private static List<String> failures(Curve curve) {
    List<String> lines = new ArrayList<>();
    for (Point point : curve.points()) {
      point
          .outcomes()
          .forEach(
              (contender, outcome) -> {
                Optional<String> failure = outcome.failure();
                String where = "- " + contender.title() + ", " + point.count() + ": ";
                failure.ifPresent(why -> lines.add(where + why));
              });
    }
    return lines;
  }
}
