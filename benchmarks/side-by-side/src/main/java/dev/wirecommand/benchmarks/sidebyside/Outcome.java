package dev.wirecommand.benchmarks.sidebyside;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one contender in one scenario.
 *
 * @param slices what was measured
 * @param failure why there is no more, if so
 */
record Outcome(List<Slice> slices, Optional<String> failure) {
  Outcome {
    slices = List.copyOf(slices);
  }

  /** What was measured over all slices. */
  Set<Measure> measures() {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    slices.forEach(slice -> measures.addAll(slice.values().keySet()));
    return measures;
  }

  /** A measure's summary; nothing where the scenario failed or does not have the measure. */
  Optional<Summary> summary(Measure measure) {
    double[] values =
        slices.stream()
            .map(slice -> slice.values().get(measure))
            .filter(value -> value != null)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return failure.isPresent() || values.length == 0
        ? Optional.empty()
        : Optional.of(Summary.of(values));
  }
}
