package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Pattern.Size.KIB;
import static dev.wirecommand.benchmarks.sidebyside.Pattern.Size.SMALL;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Pair.Way;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Load;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Size;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import dev.wirecommand.benchmarks.sidebyside.Workplace.Handlers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./bench side-by-side}: all scenarios, one after the other. */
public final class SideBySide {
  private static final int FEWEST_STARTS = 7;
  private static final int MOST_IDLE_SERVERS = 3;

  private final Workplace workplace;
  private final Options options;
  private final List<Contender> contenders;
  private final Turns turns;
  private final Map<Scenario, Map<Contender, Outcome>> outcomes = new EnumMap<>(Scenario.class);

  private SideBySide(
      Workplace workplace, Options options, List<Contender> contenders, PrintStream out) {
    this.workplace = workplace;
    this.options = options;
    this.contenders = contenders;
    this.turns = new Turns(contenders, out);
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
      versions.put(contender, path.version(contender.jar()).orElse("unknown"));
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
    try (Pair.Pool pairs =
        new Pair.Pool(contender -> workplace.start(contender, Handlers.DIRECT))) {
      // Many calls at a time come first, because they warm up the JVMs.
      load(Scenario.SMALL_64, pairs, 1, 64, SMALL);
      load(Scenario.SMALL_1, pairs, 1, 1, SMALL);
      load(Scenario.SMALL_512, pairs, 1, 512, SMALL);
      load(Scenario.SMALL_16X32, pairs, 16, 32, SMALL);
      load(Scenario.KIB_1, pairs, 1, 1, KIB);
      load(Scenario.KIB_64, pairs, 1, 64, KIB);
      load(Scenario.KIB_512, pairs, 1, 512, KIB);
      load(Scenario.KIB_16X32, pairs, 16, 32, KIB);
      transfer(Scenario.DOWNLOAD, pairs, Way.DOWNLOAD);
      transfer(Scenario.UPLOAD, pairs, Way.UPLOAD);
    }
    try (Pair.Pool pairs =
        new Pair.Pool(contender -> workplace.start(contender, Handlers.BLOCKING))) {
      load(Scenario.SMALL_BLOCKING, pairs, 1, 64, SMALL);
      transfer(Scenario.DOWNLOAD_BLOCKING, pairs, Way.DOWNLOAD);
      transfer(Scenario.UPLOAD_BLOCKING, pairs, Way.UPLOAD);
    }
    int servers = Math.min(MOST_IDLE_SERVERS, options.slices());
    outcomes.put(Scenario.IDLE, turns.run(new Pattern.Idle(workplace), servers));
    int starts = Math.max(FEWEST_STARTS, options.slices());
    outcomes.put(Scenario.START, turns.run(new Pattern.Start(workplace), starts));
    outcomes.put(Scenario.CLASS_PATH, classPaths());
    return outcomes;
  }

  private void load(Scenario scenario, Pair.Pool pairs, int connections, int inFlight, Size size)
      throws InterruptedException {
    Load load = Load.calls(connections, inFlight, size, options.millis());
    Pattern pattern = new Pattern.Calls(scenario.title(), pairs, load);
    outcomes.put(scenario, turns.run(pattern, options.slices()));
  }

  private void transfer(Scenario scenario, Pair.Pool pairs, Way way) throws InterruptedException {
    Pattern pattern = new Pattern.Transfer(scenario.title(), pairs, way, options.millis());
    outcomes.put(scenario, turns.run(pattern, options.slices()));
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
