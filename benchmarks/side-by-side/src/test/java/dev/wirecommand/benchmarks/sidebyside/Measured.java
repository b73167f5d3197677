package dev.wirecommand.benchmarks.sidebyside;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Results that were never measured. */
final class Measured {
  private final Results results = new Results();

  Measured with(Scenario scenario, Contender contender, Measure measure, double... values) {
    return with(
        scenario,
        contender,
        new Outcome(
            Arrays.stream(values).mapToObj(value -> Slice.of(measure, value)).toList(),
            Optional.empty()));
  }

  Measured with(Scenario scenario, Contender contender, Outcome outcome) {
    Map<Contender, Outcome> all = new EnumMap<>(Contender.class);
    all.putAll(results.of(scenario));
    all.put(contender, outcome);
    results.put(scenario, all);
    return this;
  }

  Results results() {
    return results;
  }
}
