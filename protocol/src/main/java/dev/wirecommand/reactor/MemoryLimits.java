package dev.wirecommand.reactor;

/**
 * The limits on the bytes that this side holds for its peers. A ceiling refuses new work; what has
 * been accepted is not dropped. Immutable.
 *
 * @param connectionBytes the most bytes that one connection holds for its peer: partly received
 *     requests, the arguments of calls, windows in both directions, and queued output. A connection
 *     gets a quarter of {@code processBytes} at most, and 262,144 bytes at least
 * @param processBytes the most bytes of the heap that all connections of this process hold
 *     together; a quarter of the largest heap by default
 */
public record MemoryLimits(int connectionBytes, long processBytes) {

  /** The default limits. */
  public static final MemoryLimits DEFAULT =
      new MemoryLimits(32 << 20, Runtime.getRuntime().maxMemory() / 4);

  /**
   * Creates the limits, and checks that each one is in its range.
   *
   * @throws IllegalArgumentException if one is less than 1; the message names it
   */
  public MemoryLimits {
    check("connectionBytes", connectionBytes);
    check("processBytes", processBytes);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("limit " + name + " must be at least 1, is " + value);
    }
  }

  /**
   * Returns these limits with another one for each connection.
   *
   * @param value the most bytes that one connection holds
   * @return the new limits
   */
  public MemoryLimits withConnectionBytes(int value) {
    return new MemoryLimits(value, processBytes);
  }

  /**
   * Returns these limits with another one for all connections of the process.
   *
   * @param value the most bytes of the heap that all connections hold
   * @return the new limits
   */
  public MemoryLimits withProcessBytes(long value) {
    return new MemoryLimits(connectionBytes, value);
  }
}
