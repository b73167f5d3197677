package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code ./bench side-by-side}. */
public final class SideBySideMain {
  private SideBySideMain() {}

  /**
   * Measures all contenders, and prints and writes what came of it.
   *
   * @param arguments see {@code ./bench}
   * @throws IOException if results can't be written
   * @throws InterruptedException if this is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parseOrExit("side-by-side", arguments);
    Workplace workplace = Workplace.current();
    List<Contender> contenders = present(workplace, options.only(), System.out);
    Results results = new SideBySide(workplace, options, contenders, System.out).run();
    Run run =
        new Run(
            LocalDate.now(ZoneOffset.UTC),
            Machine.current(),
            options.slices(),
            options.millis(),
            versions(workplace, contenders),
            results);
    write(workplace, options, run, System.out);
  }

  /** Those who can take part here. */
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

  private static void write(Workplace workplace, Options options, Run run, PrintStream out)
      throws IOException {
    String report = Report.of(run);
    out.println();
    out.print(report);
    Path json =
        options.json().orElseGet(() -> workplace.results(options.isWhole(), "side-by-side"));
    JsonFile.write(JsonFile.of(run), json);
    out.println("\nWritten: " + json);
    Path chart = workplace.drafts().resolve("performance.svg");
    if (options.isWhole()) {
      Page.update(workplace.page(), "side-by-side", report);
      chart = workplace.page().resolveSibling("performance.svg");
      out.println("Written: " + workplace.page());
    } else {
      out.println("Not for the page: it takes all contenders, and 5 slices of 1000 ms");
    }
    Files.writeString(chart, Chart.of(run));
    out.println("Written: " + chart);
  }
}
