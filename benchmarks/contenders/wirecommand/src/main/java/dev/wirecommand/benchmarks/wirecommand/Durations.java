package dev.wirecommand.benchmarks.wirecommand;

import java.util.Arrays;

/** How long each of many things took. One thread at a time. */
final class Durations {
  private long[] nanos = new long[256];
  private int count;

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  /** As the harness answers it: how many things, how long in all, and the quantiles of each. */
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
