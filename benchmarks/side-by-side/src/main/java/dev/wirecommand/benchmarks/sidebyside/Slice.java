package dev.wirecommand.benchmarks.sidebyside;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was measured in one go.
 *
 * @param values a value for each measure that this has
 */
record Slice(Map<Measure, Double> values) {
  Slice {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  static Slice of(Measure measure, double value) {
    return new Slice(Map.of(measure, value));
  }
}
