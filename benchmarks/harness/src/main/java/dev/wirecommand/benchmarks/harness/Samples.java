package dev.wirecommand.benchmarks.harness;

import java.util.Arrays;

/** The durations of the calls of one place in flight: of each, or of every so many. */
final class Samples {
  private final int every;
  private long[] nanos = new long[256];
  private int count;

  /**
   * @param every a power of two
   */
  Samples(int every) {
    this.every = every;
  }

  boolean isDue(long number) {
    return (number & (every - 1)) == 0;
  }

  void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  /** Joins samples and sorts them. */
  static long[] join(Samples... parts) {
    int total = 0;
    for (Samples part : parts) {
      total += part.count;
    }
    long[] all = new long[total];
    int next = 0;
    for (Samples part : parts) {
      System.arraycopy(part.nanos, 0, all, next, part.count);
      next += part.count;
    }
    Arrays.sort(all);
    return all;
  }
}
