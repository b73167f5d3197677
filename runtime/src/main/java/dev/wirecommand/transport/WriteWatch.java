package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;

/**
 * Computes when a peer misses {@link WriteDeadlines}: when it reads nothing for too long, or so
 * little at a time that its responses would stay in memory for hours. Called on the event loop.
 * Reads no clock: each method receives the time from {@link Link#nanoTime}.
 */
public final class WriteWatch {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final WriteDeadlines deadlines;
  private final long stallNanos;
  private final long graceNanos;

  private long pending;
  private long progressAt;
  private long drainedBy;

  /**
   * Creates a watch for a connection to which nothing has been written.
   *
   * @param deadlines the deadlines
   */
  public WriteWatch(WriteDeadlines deadlines) {
    this.deadlines = deadlines;
    this.stallNanos = deadlines.stall().toNanos();
    this.graceNanos = deadlines.grace().toNanos();
  }

  /**
   * Records a write.
   *
   * @param length its length in bytes, more than 0
   * @param now the time
   */
  public void written(int length, long now) {
    if (pending == 0) {
      progressAt = now;
      drainedBy = now + graceNanos;
    }
    pending += length;
    // The credit of a fast peer is capped, or it could read too slowly later.
    drainedBy =
        now + Math.min(drainedBy - now + drainNanos(length), graceNanos + drainNanos(pending));
  }

  private long drainNanos(long bytes) {
    // Dividing before multiplying avoids an overflow.
    long rate = deadlines.bytesPerSecond();
    return bytes / rate * NANOS_PER_SECOND + bytes % rate * NANOS_PER_SECOND / rate;
  }

  /**
   * Records that the system has taken a write, or a part of it.
   *
   * @param length the number of bytes taken
   * @param now the time
   */
  public void sent(int length, long now) {
    pending -= length;
    progressAt = now;
  }

  /**
   * Records progress within a write that will be reported to {@link #sent} as a whole.
   *
   * @param now the time
   */
  public void moved(long now) {
    progressAt = now;
  }

  /**
   * Returns whether the system has not yet taken all that was written.
   *
   * @return whether bytes wait
   */
  public boolean isWaiting() {
    return pending > 0;
  }

  /**
   * Returns how long until the peer misses a deadline, if it reads nothing until then.
   *
   * @param now the time
   * @return nanoseconds, 0 or less if it has missed one
   */
  public long nanosLeft(long now) {
    return Math.min(progressAt + stallNanos - now, drainedBy - now);
  }

  /**
   * Describes the deadline that the peer has missed.
   *
   * @param now the time, at which {@link #nanosLeft} is 0 or less
   * @return a message that says why the connection ends
   */
  public String complaint(long now) {
    return progressAt + stallNanos - now <= 0
        ? "the peer has taken nothing of what was written to it for " + text(deadlines.stall())
        : "the peer takes less than "
            + deadlines.bytesPerSecond()
            + " bytes a second of what is written to it";
  }

  private static String text(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
