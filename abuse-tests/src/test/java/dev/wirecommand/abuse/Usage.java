package dev.wirecommand.abuse;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process uses.
 *
 * @param heap used bytes of the heap
 * @param direct bytes of direct buffers
 * @param threads live threads
 * @param files open file descriptors
 */
public record Usage(long heap, long direct, int threads, long files) {
  /** Returns what this process uses, after a collection of garbage. */
  static Usage now() {
    System.gc();
    long direct = 0;
    for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      direct += pool.getMemoryUsed();
    }
    // The JDK knows of all buffers of Netty, or of a few, which depends on its version.
    direct = Math.max(direct, PlatformDependent.usedDirectMemory());
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Usage(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        direct,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        system.getOpenFileDescriptorCount());
  }
}
