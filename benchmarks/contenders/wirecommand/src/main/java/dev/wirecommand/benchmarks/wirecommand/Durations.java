package dev.wirecommand.benchmarks.wirecommand;

import java.util.Arrays;

/** The durations of many things. For one thread at a time. */
final class Durations {
  private long[] nanos = new long[256];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  /**
   * Returns the answer to a load: the number of things, the time of all, and the quantiles of their
   * durations.
   */
  String answer(long things, long total) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return things
        + " "
        + total
        + " "
        + at(sorted, 0.5)
        + " "
        + at(sorted, 0.99)
        + " "
        + at(sorted, 0.999);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }
}
