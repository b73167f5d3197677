package dev.wirecommand.benchmarks.sidebyside;

import java.util.Arrays;

/** What a measure came to over all slices. */
record Summary(double median, double min, double max) {
  /**
   * Sums up at least one value.
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
