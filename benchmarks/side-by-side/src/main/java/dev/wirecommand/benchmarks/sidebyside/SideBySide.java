package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./bench side-by-side}: all scenarios, group by group. */
public final class SideBySide {
  private static final int FEWEST_STARTS = 7;
  private static final int MOST_IDLE_SERVERS = 3;

  private final Workplace workplace;
  private final Options options;
  private final List<Contender> contenders;
  private final PrintStream out;
  private final Map<Scenario, Map<Contender, Outcome>> outcomes = new EnumMap<>(Scenario.class);

  private SideBySide(
      Workplace workplace, Options options, List<Contender> contenders, PrintStream out) {
    this.workplace = workplace;
    this.options = options;
    this.contenders = contenders;
    this.out = out;
  }

  /**
   * Measures all contenders, and prints and writes the results.
   *
   * @param arguments see {@code ./bench}
   * @throws IOException if results cannot be written
   * @throws InterruptedException if this is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parseOrExit("side-by-side", arguments);
    Workplace workplace = Workplace.current();
    List<Contender> contenders = present(workplace, options.only(), System.out);
    Map<Scenario, Map<Contender, Outcome>> outcomes =
        new SideBySide(workplace, options, contenders, System.out).run();
    Results results =
        new Results(Conditions.now(options), versions(workplace, contenders), outcomes);
    write(workplace, options, results, System.out);
  }

  /** Returns the contenders that can take part here. */
  private static List<Contender> present(
      Workplace workplace, List<Contender> wanted, PrintStream out) {
    List<Contender> present = new ArrayList<>();
    for (Contender contender : wanted) {
      if (Runtime.version().feature() < contender.java()) {
        out.printf("%s is left out: it needs Java %d%n", contender.id(), contender.java());
      } else if (!workplace.classPath(contender).has(contender.className())) {
        out.printf("%s is left out: it was not built%n", contender.id());
      } else {
        present.add(contender);
      }
    }
    return present;
  }

  private static Map<Contender, String> versions(Workplace workplace, List<Contender> contenders)
      throws IOException {
    Map<Contender, String> versions = new EnumMap<>(Contender.class);
    for (Contender contender : contenders) {
      ClassPath path = workplace.classPath(contender);
      String none = contender.isOnlyStarted() ? Runtime.version().toString() : "unknown";
      versions.put(contender, path.version(contender.jar()).orElse(none));
    }
    return versions;
  }

  private static void write(Workplace workplace, Options options, Results results, PrintStream out)
      throws IOException {
    String report = Report.of(results);
    out.println();
    out.print(report);
    Path json =
        options.json().orElseGet(() -> workplace.results(options.isWhole(), "side-by-side"));
    Json.write(Json.of(results), json);
    out.println("\nWritten: " + json);
    Path chart = workplace.drafts().resolve("performance.svg");
    if (options.isWhole()) {
      Markdown.update(workplace.page(), "side-by-side", report);
      chart = workplace.page().resolveSibling("performance.svg");
      out.println("Written: " + workplace.page());
    } else {
      out.println("Not for the page: it takes all contenders, and 5 slices of 1000 ms");
    }
    Files.writeString(chart, Chart.of(results));
    out.println("Written: " + chart);
  }

  private Map<Scenario, Map<Contender, Outcome>> run() throws IOException, InterruptedException {
    for (Group group : Group.ALL) {
      List<Contender> members = contenders.stream().filter(group.contenders()::contains).toList();
      if (!members.isEmpty()) {
        measure(group, members);
      }
    }
    List<Contender> called = contenders.stream().filter(each -> !each.isOnlyStarted()).toList();
    int servers = Math.min(MOST_IDLE_SERVERS, options.slices());
    outcomes.put(Scenario.IDLE, new Turns(called, out).run(new Pattern.Idle(workplace), servers));
    int starts = Math.max(FEWEST_STARTS, options.slices());
    outcomes.put(
        Scenario.START, new Turns(contenders, out).run(new Pattern.Start(workplace), starts));
    outcomes.put(Scenario.CLASS_PATH, classPaths());
    return outcomes;
  }

  private void measure(Group group, List<Contender> members) throws InterruptedException {
    try (Pair.Pool pairs = new Pair.Pool(contender -> workplace.start(contender, group.setup()))) {
      List<Pattern> patterns = new ArrayList<>();
      group.works().forEach(work -> patterns.add(work.pattern(pairs, options.millis())));
      List<Map<Contender, Outcome>> measured =
          new Turns(members, out).run(patterns, options.slices());
      for (int i = 0; i < measured.size(); i++) {
        outcomes.put(group.works().get(i).scenario(), measured.get(i));
      }
    }
  }

  private Map<Contender, Outcome> classPaths() throws IOException {
    Map<Contender, Outcome> sizes = new EnumMap<>(Contender.class);
    for (Contender contender : contenders) {
      double bytes = workplace.classPath(contender).bytes();
      Slice slice = Slice.of(Measure.CLASS_PATH, bytes);
      sizes.put(contender, new Outcome(List.of(slice), Optional.empty()));
    }
    return sizes;
  }
}
