package dev.wirecommand.benchmarks.sidebyside;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What came of all. */
final class Results {
  private final Map<Scenario, Map<Contender, Outcome>> outcomes = new EnumMap<>(Scenario.class);

  void put(Scenario scenario, Map<Contender, Outcome> ofEach) {
    outcomes.put(scenario, ofEach);
  }

  /** What came of a scenario; empty if it was not tried. */
  Map<Contender, Outcome> of(Scenario scenario) {
    return outcomes.getOrDefault(scenario, Map.of());
  }

  /** A measure's summary; nothing where there is none. */
  Optional<Summary> summary(Scenario scenario, Contender contender, Measure measure) {
    return Optional.ofNullable(of(scenario).get(contender))
        .flatMap(outcome -> outcome.summary(measure));
  }
}
