package dev.wirecommand.link;

import java.lang.management.ManagementFactory;

/** What is allocated on the heap. */
public final class Allocation {
  private Allocation() {}

  /** How many bytes a task allocates on this thread. */
  public static long by(Runnable task) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    task.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
