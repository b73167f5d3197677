package dev.wirecommand.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/**
 * The resources that this JVM has used since it started.
 *
 * @param cpuNanos processor time of all its threads, as the operating system counts it
 * @param allocated bytes that its live threads have allocated on the heap
 */
record Usage(long cpuNanos, long allocated) {
  private static final int COLLECTIONS = 5;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Usage now() {
    long allocated = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      allocated += Math.max(0, bytes);
    }
    return new Usage(SYSTEM.getProcessCpuTime(), allocated);
  }

  /** Returns the bytes of the heap that are in use after garbage collections. */
  static long heap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100); // Time for reference queues to be processed.
      MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      least = Math.min(least, heap.getUsed());
    }
    return least;
  }
}
