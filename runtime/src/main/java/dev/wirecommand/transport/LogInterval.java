package dev.wirecommand.transport;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limits a log line that peers can cause at any rate to one in each interval. Safe for use by any
 * thread.
 */
public final class LogInterval {
  private final long nanos;
  private final LongSupplier clock;

  /** The time from which the next line may be logged. */
  private final AtomicLong next;

  /**
   * Creates an interval, in which no line has been logged.
   *
   * @param nanos the length of the interval in nanoseconds
   * @param clock gives the time in nanoseconds, as {@link System#nanoTime}
   */
  public LogInterval(long nanos, LongSupplier clock) {
    this.nanos = nanos;
    this.clock = clock;
    this.next = new AtomicLong(clock.getAsLong());
  }

  /**
   * Returns whether a line may be logged now, and begins the next interval if so.
   *
   * @return true for one caller in each interval
   */
  public boolean isDue() {
    long now = clock.getAsLong();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + nanos);
  }
}
