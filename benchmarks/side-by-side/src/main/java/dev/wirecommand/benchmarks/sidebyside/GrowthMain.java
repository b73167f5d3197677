package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** {@code ./bench growth}. */
public final class GrowthMain {
  private GrowthMain() {}

  /**
   * Measures all curves, and prints and writes what came of it.
   *
   * @param arguments see {@code ./bench}
   * @throws IOException if results can't be written
   * @throws InterruptedException if this is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parseOrExit("growth", arguments);
    Workplace workplace = Workplace.current();
    Machine machine = Machine.current();
    LocalDate date = LocalDate.now(ZoneOffset.UTC);
    List<Curve> curves = new Growth(workplace, options, System.out).run();
    String conditions = Report.conditions(machine, date, options.slices(), options.millis());
    String report = GrowthReport.of(conditions.strip() + '\n', curves);
    System.out.println();
    System.out.print(report);
    Path json = options.json().orElseGet(() -> workplace.results(options.isWhole(), "growth"));
    JsonFile.write(
        JsonFile.of(JsonFile.conditions(machine, date, options.slices(), options.millis()), curves),
        json);
    System.out.println("\nWritten: " + json);
    if (options.isWhole()) {
      Page.update(workplace.page(), "growth", report);
      System.out.println("Written: " + workplace.page());
    } else {
      System.out.println("Not for the page: it takes all contenders, and 5 slices of 1000 ms");
    }
  }
}
