package dev.wirecommand.rogue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process uses.
 *
 * @param heapBytes the bytes that live on the heap
 * @param threads the number of threads
 * @param descriptors the number of open file descriptors
 */
record Footprint(long heapBytes, int threads, long descriptors) {
  /** Measures this process, after a collection of garbage. */
  static Footprint now() {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Footprint(
        runtime.totalMemory() - runtime.freeMemory(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount());
  }

  /** Returns the number in a line that {@link #toLine} has made. */
  static Footprint parse(String line) {
    String[] parts = line.split(" ", -1);
    return new Footprint(
        Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  String toLine() {
    return heapBytes + " " + threads + " " + descriptors;
  }

  /** Returns whether a later footprint is not noticeably larger: 4 MiB, 3 threads, 3 files. */
  boolean isKeptBy(Footprint later) {
    return later.heapBytes - heapBytes <= 4 << 20
        && later.threads - threads <= 3
        && later.descriptors - descriptors <= 3;
  }
}
