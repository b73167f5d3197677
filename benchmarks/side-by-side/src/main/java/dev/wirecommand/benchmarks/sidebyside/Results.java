package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The results of one run of all scenarios.
 *
 * @param versions the contenders that took part, with their versions
 * @param outcomes the outcomes of each scenario that was tried
 */
record Results(
    Conditions conditions,
    Map<Contender, String> versions,
    Map<Scenario, Map<Contender, Outcome>> outcomes) {
  /**
   * The machine and the numbers of a run.
   *
   * @param java the JVM's name and version
   * @param system the operating system's name and version
   * @param processor the processor's model
   * @param processors how many processors there are
   * @param slices how many slices each scenario has
   * @param millis how long each slice is
   */
  record Conditions(
      LocalDate date,
      String java,
      String system,
      String processor,
      int processors,
      int slices,
      long millis) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** Describes a run that happens now, here. */
    static Conditions now(Options options) throws IOException {
      return new Conditions(
          LocalDate.now(ZoneOffset.UTC),
          property("java.vm.name") + ' ' + property("java.vm.version"),
          property("os.name") + ' ' + property("os.version") + ' ' + property("os.arch"),
          Files.exists(PROCESSORS) ? model(Files.readString(PROCESSORS)) : "unknown",
          Runtime.getRuntime().availableProcessors(),
          options.slices(),
          options.millis());
    }

    private static String property(String name) {
      return System.getProperty(name, "unknown");
    }

    static String model(String processors) {
      return processors
          .lines()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: %d × %s, %s, %s; each JVM with `%s`; %d slices of %d ms each.",
          date,
          processors,
          processor,
          system,
          java,
          String.join(" ", ClassPath.FLAGS),
          slices,
          millis);
    }
  }

  /** Returns the outcomes of a scenario; empty if it was not tried. */
  Map<Contender, Outcome> of(Scenario scenario) {
    return outcomes.getOrDefault(scenario, Map.of());
  }

  /** Summarises a measure; empty if it was not measured. */
  Optional<Summary> summary(Scenario scenario, Contender contender, Measure measure) {
    return Optional.ofNullable(of(scenario).get(contender))
        .flatMap(outcome -> outcome.summary(measure));
  }

  /**
   * Returns the median of the ratios of two quantities, slice by slice. What the machine did
   * besides affected both quantities of a slice, because they were measured one soon after the
   * other.
   *
   * @return the median; empty if either was not measured
   */
  Optional<Double> ratio(Quantity above, Quantity below) {
    double[] numerators = values(above);
    double[] denominators = values(below);
    // The processor time of a slice that is too short for the operating system's clock may be 0.
    double[] ratios =
        IntStream.range(0, Math.min(numerators.length, denominators.length))
            .filter(i -> denominators[i] > 0)
            .mapToDouble(i -> numerators[i] / denominators[i])
            .toArray();
    return ratios.length == 0 ? Optional.empty() : Optional.of(Summary.of(ratios).median());
  }

  private double[] values(Quantity quantity) {
    Outcome outcome = of(quantity.scenario()).get(quantity.contender());
    return outcome == null ? new double[0] : outcome.values(quantity.measure());
  }

  /** A measure of a contender in a scenario. */
  record Quantity(Scenario scenario, Contender contender, Measure measure) {}

  /** Tells whether any contender's rate was not flat when it was measured. */
  boolean hasUnsteady() {
    return outcomes.values().stream()
        .flatMap(each -> each.values().stream())
        .anyMatch(Outcome::isUnsteady);
  }
}
