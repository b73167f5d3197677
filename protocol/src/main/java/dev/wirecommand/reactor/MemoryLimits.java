package dev.wirecommand.reactor;

/**
 * The limits on the bytes that this side holds for its peers. A ceiling refuses new work; what has
 * been accepted is not dropped. Immutable.
 *
 * @param connectionBytes the most bytes that one connection holds for its peer: partly received
 *     frames and requests, the arguments of calls, windows in both directions, and queued output. A
 *     connection gets a quarter of {@code processBytes} at most, and 262,144 bytes at least
 * @param processBytes the most bytes of the heap that all connections of this process hold
 *     together; a quarter of the largest heap by default
 * @param processDirectBytes the most bytes of direct memory that all connections of this process
 *     hold together, for output that has been written and not sent, and for TLS by OpenSSL. They
 *     get a quarter of the direct memory that the JVM allows ({@code -XX:MaxDirectMemorySize}, or
 *     the largest heap) at most, which is also the default
 */
public record MemoryLimits(int connectionBytes, long processBytes, long processDirectBytes) {
  /** The share of the heap, and of direct memory, that peers may use by default. */
  private static final int SHARES = 4;

  /** The default limits. */
  public static final MemoryLimits DEFAULT =
      new MemoryLimits(
          32 << 20,
          Runtime.getRuntime().maxMemory() / SHARES,
          // Without another setting, the JVM allows as much direct memory as heap.
          Runtime.getRuntime().maxMemory() / SHARES);

  /**
   * Creates the limits, and checks that each one is in its range.
   *
   * @throws IllegalArgumentException if one is less than 1; the message names it
   */
  public MemoryLimits {
    LimitRange.check("connectionBytes", connectionBytes);
    LimitRange.check("processBytes", processBytes);
    LimitRange.check("processDirectBytes", processDirectBytes);
  }

  /**
   * Returns these limits with another one for each connection.
   *
   * @param value the most bytes that one connection holds
   * @return the new limits
   */
  public MemoryLimits withConnectionBytes(int value) {
    return new MemoryLimits(value, processBytes, processDirectBytes);
  }

  /**
   * Returns these limits with another one for all connections of the process.
   *
   * @param value the most bytes of the heap that all connections hold
   * @return the new limits
   */
  public MemoryLimits withProcessBytes(long value) {
    return new MemoryLimits(connectionBytes, value, processDirectBytes);
  }

  /**
   * Returns these limits with another one for the direct memory of the process.
   *
   * @param value the most bytes of direct memory that all connections hold
   * @return the new limits
   */
  public MemoryLimits withProcessDirectBytes(long value) {
    return new MemoryLimits(connectionBytes, processBytes, value);
  }
}
