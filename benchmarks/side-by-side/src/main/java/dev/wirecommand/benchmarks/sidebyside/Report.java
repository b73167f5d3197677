package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Numbers.median;
import static dev.wirecommand.benchmarks.sidebyside.Numbers.per;
import static dev.wirecommand.benchmarks.sidebyside.Numbers.spread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A run as Markdown. */
final class Report {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double KIB = 1024;

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

  private final Run run;
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Report(Run run) {
    this.run = run;
    this.results = run.results();
  }

  static String of(Run run) {
    return new Report(run).write();
  }

  private String write() {
    conditions();
    section("Targets", TargetsTable.of(results));
    String calls = "in thousands a second";
    sizes(
        "Calls",
        calls,
        (scenario, contender) ->
            spread(results.summary(scenario, contender, Measure.CALLS), per(KILO)));
    sizes(
        "Latency",
        "p50 / p99 / p99.9 in µs",
        (scenario, contender) ->
            several(scenario, contender, Measure.P50, Measure.P99, Measure.P999));
    sizes(
        "Processor time",
        "µs a call, server / client",
        (scenario, contender) ->
            several(scenario, contender, Measure.SERVER_CPU, Measure.CLIENT_CPU));
    sizes(
        "Allocation",
        "bytes of heap a call, server / client",
        (scenario, contender) ->
            several(scenario, contender, Measure.SERVER_ALLOCATED, Measure.CLIENT_ALLOCATED));
    section("Transfers, connections, start, size", footprints());
    failures();
    return text.toString();
  }

  private void conditions() {
    String versions =
        run.versions().entrySet().stream()
            .map(each -> each.getKey().jar() + ' ' + each.getValue())
            .distinct()
            .collect(Collectors.joining(", "));
    text.append(conditions(run.machine(), run.date(), run.slices(), run.millis()));
    text.append(versions).append(".\n");
  }

  /** What everything ran on, and how often and long. */
  static String conditions(Machine machine, LocalDate date, int slices, long millis) {
    return String.format(
        Locale.ROOT,
        "%s: %s; each JVM with `%s`; %d slices of %d ms each. ",
        date,
        machine.words(),
        String.join(" ", Jvm.FLAGS),
        slices,
        millis);
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

  private MarkdownTable table(
      String corner, List<Scenario> scenarios, List<String> heads, Cell cell) {
    return table(
        corner,
        heads,
        contender -> scenarios.stream().map(scenario -> cell.of(scenario, contender)).toList());
  }

  private MarkdownTable table(
      String corner, List<String> heads, Function<Contender, List<String>> cells) {
    MarkdownTable table = new MarkdownTable(joined(corner, heads));
    for (Contender contender : run.versions().keySet()) {
      table.row(joined(contender.title(), cells.apply(contender)));
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
      medians.add(median(results.summary(scenario, contender, measure), Numbers::brief));
    }
    return medians.contains(Numbers.NONE) ? Numbers.NONE : String.join(" / ", medians);
  }

  private MarkdownTable footprints() {
    List<String> heads =
        List.of(
            "download, MB/s",
            "upload, MB/s",
            "download, blocking",
            "upload, blocking",
            "idle connection, KiB",
            "start to first answer, ms",
            "class path, MB");
    return table(
        "",
        heads,
        contender ->
            List.of(
                transferred(Scenario.DOWNLOAD, contender),
                transferred(Scenario.UPLOAD, contender),
                transferred(Scenario.DOWNLOAD_BLOCKING, contender),
                transferred(Scenario.UPLOAD_BLOCKING, contender),
                spread(results.summary(Scenario.IDLE, contender, Measure.CONNECTION), per(KIB)),
                spread(results.summary(Scenario.START, contender, Measure.START), Numbers::brief),
                median(
                    results.summary(Scenario.CLASS_PATH, contender, Measure.CLASS_PATH),
                    per(MEGA))));
  }

  private String transferred(Scenario scenario, Contender contender) {
    return spread(results.summary(scenario, contender, Measure.TRANSFERRED), per(MEGA));
  }

  /** Why there are dashes. */
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
}
