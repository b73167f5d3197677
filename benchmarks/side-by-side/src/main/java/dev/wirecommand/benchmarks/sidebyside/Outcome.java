package dev.wirecommand.benchmarks.sidebyside;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The slices of one contender in one scenario.
 *
 * @param slices the measured values
 * @param failure why there are no more slices; empty if nothing failed
 * @param warmUp what came before the slices; empty if the scenario starts JVMs
 */
record Outcome(List<Slice> slices, Optional<String> failure, Optional<WarmUp> warmUp) {
  /** A quantity that is measured in a slice. */
  enum Measure {
    CALLS("callsPerSecond", true),
    /** The fixed rate at which calls were due. */
    DUE("callsDuePerSecond", false),
    P50("p50Micros", false),
    P99("p99Micros", false),
    P999("p999Micros", false),
    /** The processor time of the server and the client together. */
    CPU("cpuMicrosPerCall", false),
    SERVER_CPU("serverCpuMicrosPerCall", false),
    CLIENT_CPU("clientCpuMicrosPerCall", false),
    SERVER_ALLOCATED("serverBytesPerCall", false),
    CLIENT_ALLOCATED("clientBytesPerCall", false),
    TRANSFERRED("bytesPerSecond", true),
    CONNECTION("bytesPerConnection", true),
    START("startMillis", true),
    /** From the start of a JVM to the end of its process. */
    LIFE("startToEndMillis", true),
    CLASS_PATH("classPathBytes", false);

    private final String key;
    private final boolean spreadShown;

    Measure(String key, boolean spreadShown) {
      this.key = key;
      this.spreadShown = spreadShown;
    }

    /** Returns its name in JSON. */
    String key() {
      return key;
    }

    /** Tells whether its spread is shown wherever its median is. */
    boolean isSpreadShown() {
      return spreadShown;
    }
  }

  /**
   * The values of one measurement.
   *
   * @param values a value for each measure that the scenario has
   */
  record Slice(Map<Measure, Double> values) {
    Slice {
      values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    static Slice of(Measure measure, double value) {
      return new Slice(Map.of(measure, value));
    }

    /** Returns these values and another one. */
    Slice with(Measure measure, double value) {
      Map<Measure, Double> all = new EnumMap<>(values);
      all.put(measure, value);
      return new Slice(all);
    }

    /** Returns the value of a measure that the scenario has. */
    double value(Measure measure) {
      return Objects.requireNonNull(values.get(measure), measure::key);
    }
  }

  /** A measure over all slices. */
  record Summary(double median, double min, double max) {
    /**
     * Summarises at least one value.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Summary of(double... values) {
      if (values.length == 0) {
        throw new IllegalArgumentException("there is no value");
      }
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      double median =
          sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
      return new Summary(median, sorted[0], sorted[sorted.length - 1]);
    }
  }

  Outcome {
    slices = List.copyOf(slices);
  }

  Outcome(List<Slice> slices, Optional<String> failure) {
    this(slices, failure, Optional.empty());
  }

  /** Tells whether the contender was measured although its rate was not flat. */
  boolean isUnsteady() {
    return failure.isEmpty() && warmUp.isPresent() && !warmUp.get().flat();
  }

  /** Returns the measures that any slice has. */
  Set<Measure> measures() {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    slices.forEach(slice -> measures.addAll(slice.values().keySet()));
    return measures;
  }

  /** Summarises a measure; empty if the scenario failed or does not have the measure. */
  Optional<Summary> summary(Measure measure) {
    double[] values = values(measure);
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }

  /** Returns a measure's value of each slice; nothing if the scenario failed. */
  double[] values(Measure measure) {
    return failure.isPresent()
        ? new double[0]
        : slices.stream()
            .map(slice -> slice.values().get(measure))
            .filter(value -> value != null)
            .mapToDouble(Double::doubleValue)
            .toArray();
  }
}
