package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Results that a test makes up. */
final class Measured {
  private final Map<Scenario, Map<Contender, Outcome>> outcomes = new EnumMap<>(Scenario.class);

  Measured with(Scenario scenario, Contender contender, Measure measure, double... values) {
    return with(
        scenario,
        contender,
        new Outcome(
            Arrays.stream(values).mapToObj(value -> Slice.of(measure, value)).toList(),
            Optional.empty()));
  }

  Measured with(Scenario scenario, Contender contender, Outcome outcome) {
    outcomes
        .computeIfAbsent(scenario, unused -> new EnumMap<>(Contender.class))
        .put(contender, outcome);
    return this;
  }

  Results results(Contender... contenders) {
    Map<Contender, String> versions = new EnumMap<>(Contender.class);
    for (Contender contender : contenders) {
      versions.put(contender, Integer.toString(versions.size() + 1));
    }
    Conditions conditions = new Conditions(LocalDate.of(2026, 1, 2), "J", "OS", "CPU", 2, 3, 1000);
    return new Results(conditions, versions, outcomes);
  }
}
