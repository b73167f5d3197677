package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Markdown.median;
import static dev.wirecommand.benchmarks.sidebyside.Markdown.per;
import static dev.wirecommand.benchmarks.sidebyside.Markdown.spread;

import dev.wirecommand.benchmarks.sidebyside.Growth.Curve;
import dev.wirecommand.benchmarks.sidebyside.Growth.Point;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results of a run, or the curves of one, as Markdown. */
final class Report {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double KIB = 1024;
  private static final double NANOS = 1e9;

  /** The sign of a contender whose rate was not flat. */
  private static final String UNSTEADY = "†";

  private static final List<String> NOTHING = List.of(Markdown.NONE, Markdown.NONE, Markdown.NONE);

  private static final List<Scenario> SMALL =
      List.of(
          Scenario.SMALL_1,
          Scenario.SMALL_64,
          Scenario.SMALL_512,
          Scenario.SMALL_16X32,
          Scenario.SMALL_BLOCKING);
  private static final List<String> SMALL_HEADS =
      List.of("1", "64", "512", "16 × 32", "64, blocking");
  private static final List<Scenario> LARGE =
      List.of(Scenario.KIB_1, Scenario.KIB_64, Scenario.KIB_512, Scenario.KIB_16X32);
  private static final List<String> LARGE_HEADS = List.of("1", "64", "512", "16 × 32");

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Report(Results results) {
    this.results = results;
  }

  /** Writes the results of all scenarios. */
  static String of(Results results) {
    return new Report(results).write();
  }

  private String write() {
    conditions();
    section("Targets", Targets.table(results));
    sizes("Processor time", "µs a call, both sides (server / client)", this::cpu);
    sizes("Calls", "in thousands a second", this::calls);
    sizes(
        "Latency",
        "p50 / p99 / p99.9 in µs",
        (scenario, contender) ->
            several(scenario, contender, Measure.P50, Measure.P99, Measure.P999));
    sizes(
        "Allocation",
        "bytes of heap a call, server / client",
        (scenario, contender) ->
            several(scenario, contender, Measure.SERVER_ALLOCATED, Measure.CLIENT_ALLOCATED));
    section("Latency at a fixed rate, p50 / p99 / p99.9 in µs", openLoop());
    section("Responses with windows", windows());
    section(
        "Unix domain sockets",
        wire(Scenario.UNIX_64, Scenario.UNIX_DOWNLOAD, Scenario.UNIX_UPLOAD));
    section("TLS by the JDK", wire(Scenario.TLS_64, Scenario.TLS_DOWNLOAD, Scenario.TLS_UPLOAD));
    section(
        "TLS by OpenSSL",
        wire(Scenario.OPENSSL_64, Scenario.OPENSSL_DOWNLOAD, Scenario.OPENSSL_UPLOAD));
    section("Transfers, connections, start, size", footprints());
    failures();
    return text.toString();
  }

  private String calls(Scenario scenario, Contender contender) {
    return marked(
        scenario,
        contender,
        spread(results.summary(scenario, contender, Measure.CALLS), per(KILO)));
  }

  private String cpu(Scenario scenario, Contender contender) {
    String sides = several(scenario, contender, Measure.SERVER_CPU, Measure.CLIENT_CPU);
    String both = median(results.summary(scenario, contender, Measure.CPU), Markdown::brief);
    return marked(
        scenario, contender, sides.equals(Markdown.NONE) ? both : both + " (" + sides + ')');
  }

  /** Adds a sign to the figures of a contender whose rate was not flat. */
  private String marked(Scenario scenario, Contender contender, String figures) {
    Outcome outcome = results.of(scenario).get(contender);
    return outcome != null && outcome.isUnsteady() ? figures + UNSTEADY : figures;
  }

  private Markdown.Table openLoop() {
    List<Scenario> scenarios = List.of(Scenario.OPEN_50, Scenario.OPEN_80);
    return table(
        "",
        scenarios,
        List.of(
            "thousands a second, due / answered",
            "latency at 50 %",
            "thousands a second, due / answered",
            "latency at 80 %"),
        contender -> {
          List<String> cells = new ArrayList<>();
          for (Scenario scenario : scenarios) {
            cells.add(
                median(results.summary(scenario, contender, Measure.DUE), per(KILO))
                    + " / "
                    + median(results.summary(scenario, contender, Measure.CALLS), per(KILO)));
            String latency = several(scenario, contender, Measure.P50, Measure.P99, Measure.P999);
            cells.add(marked(scenario, contender, latency));
          }
          return cells;
        });
  }

  private Markdown.Table windows() {
    return table(
        "64 in flight",
        List.of(Scenario.WINDOWS_64),
        List.of("CPU, µs a call", "thousand calls a second", "p50 / p99 / p99.9 in µs"),
        contender ->
            List.of(
                cpu(Scenario.WINDOWS_64, contender),
                calls(Scenario.WINDOWS_64, contender),
                several(Scenario.WINDOWS_64, contender, Measure.P50, Measure.P99, Measure.P999)));
  }

  private Markdown.Table wire(Scenario calls, Scenario download, Scenario upload) {
    return table(
        "",
        List.of(calls, download, upload),
        List.of(
            "CPU, µs a call, 64 in flight",
            "thousand calls a second",
            "download, MB/s",
            "upload, MB/s"),
        contender ->
            List.of(
                cpu(calls, contender),
                calls(calls, contender),
                transferred(download, contender),
                transferred(upload, contender)));
  }

  private void conditions() {
    String versions =
        results.versions().entrySet().stream()
            .map(each -> each.getKey().jar() + ' ' + each.getValue())
            .distinct()
            .collect(Collectors.joining(", "));
    text.append(results.conditions()).append(' ').append(versions).append(".\n");
    if (results.hasUnsteady()) {
      text.append('\n')
          .append(UNSTEADY)
          .append(" The rate was not yet flat at the end of the warm-up.\n");
    }
  }

  private void section(String title, Object content) {
    text.append("\n### ").append(title).append("\n\n").append(content);
  }

  private interface Cell {
    String of(Scenario scenario, Contender contender);
  }

  private void sizes(String title, String unit, Cell cell) {
    section(title + ", " + unit, table("in flight", SMALL, SMALL_HEADS, cell));
    text.append("\nWith calls of 1 KiB:\n\n").append(table("in flight", LARGE, LARGE_HEADS, cell));
  }

  private Markdown.Table table(
      String corner, List<Scenario> scenarios, List<String> heads, Cell cell) {
    return table(
        corner,
        scenarios,
        heads,
        contender -> scenarios.stream().map(scenario -> cell.of(scenario, contender)).toList());
  }

  /** Makes a table of the contenders that took part in any of the scenarios. */
  private Markdown.Table table(
      String corner,
      List<Scenario> scenarios,
      List<String> heads,
      Function<Contender, List<String>> cells) {
    Markdown.Table table = new Markdown.Table(joined(corner, heads));
    for (Contender contender : results.versions().keySet()) {
      if (scenarios.stream().anyMatch(each -> results.of(each).containsKey(contender))) {
        table.row(joined(contender.title(), cells.apply(contender)));
      }
    }
    return table;
  }

  private static List<String> joined(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private String several(Scenario scenario, Contender contender, Measure... measures) {
    List<String> medians = new ArrayList<>();
    for (Measure measure : measures) {
      medians.add(median(results.summary(scenario, contender, measure), Markdown::brief));
    }
    return medians.contains(Markdown.NONE) ? Markdown.NONE : String.join(" / ", medians);
  }

  private Markdown.Table footprints() {
    List<String> heads =
        List.of(
            "download, MB/s",
            "upload, MB/s",
            "download, blocking",
            "upload, blocking",
            "idle connection, KiB",
            "start to first answer, ms",
            "start to end, ms",
            "class path, MB");
    return table(
        "",
        List.of(Scenario.DOWNLOAD, Scenario.IDLE, Scenario.START, Scenario.CLASS_PATH),
        heads,
        contender ->
            List.of(
                transferred(Scenario.DOWNLOAD, contender),
                transferred(Scenario.UPLOAD, contender),
                transferred(Scenario.DOWNLOAD_BLOCKING, contender),
                transferred(Scenario.UPLOAD_BLOCKING, contender),
                spread(results.summary(Scenario.IDLE, contender, Measure.CONNECTION), per(KIB)),
                spread(results.summary(Scenario.START, contender, Measure.START), Markdown::brief),
                spread(results.summary(Scenario.START, contender, Measure.LIFE), Markdown::brief),
                median(
                    results.summary(Scenario.CLASS_PATH, contender, Measure.CLASS_PATH),
                    per(MEGA))));
  }

  private String transferred(Scenario scenario, Contender contender) {
    return marked(
        scenario,
        contender,
        spread(results.summary(scenario, contender, Measure.TRANSFERRED), per(MEGA)));
  }

  /** Explains the dashes. */
  private void failures() {
    List<String> lines = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Map.Entry<Contender, Outcome> each : results.of(scenario).entrySet()) {
        String who = "- " + each.getKey().title() + ", " + scenario.title() + ": ";
        each.getValue().failure().ifPresent(why -> lines.add(who + why));
      }
    }
    if (!lines.isEmpty()) {
      section("What has a dash, and why", String.join("\n", lines) + '\n');
    }
  }

  /** Writes curves, a table for each. */
  static String of(Conditions conditions, List<Curve> curves) {
    StringBuilder text = new StringBuilder().append(conditions).append('\n');
    for (Curve curve : curves) {
      text.append("\n### ").append(curve.title()).append("\n\n").append(table(curve));
      List<String> failures = failures(curve);
      if (!failures.isEmpty()) {
        text.append('\n').append(String.join("\n", failures)).append('\n');
      }
    }
    return text.toString();
  }

  private static Markdown.Table table(Curve curve) {
    Set<Contender> contenders = new TreeSet<>();
    curve.points().forEach(point -> contenders.addAll(point.outcomes().keySet()));
    List<String> heads = new ArrayList<>(List.of(""));
    for (Contender contender : contenders) {
      heads.add(contender.title() + ": ns " + curve.thing());
      heads.add("CPU µs, server / client");
      heads.add("p50 of " + curve.timed() + ", µs");
    }
    Markdown.Table table = new Markdown.Table(heads);
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
    String server = median(outcome.summary(Measure.SERVER_CPU), Markdown::brief);
    String client = median(outcome.summary(Measure.CLIENT_CPU), Markdown::brief);
    return List.of(
        spread(outcome.summary(Measure.CALLS).map(Report::nanos), Markdown::brief),
        server + " / " + client,
        median(outcome.summary(Measure.P50), Markdown::brief));
  }

  /** Turns a rate into the nanoseconds that each takes. */
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
                String where = "- " + contender.title() + ", " + point.count() + ": ";
                outcome.failure().ifPresent(why -> lines.add(where + why));
              });
    }
    return lines;
  }
}
