package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;

/**
 * A calculator of the time until a peer misses the {@link WriteDeadlines}. A peer misses them when
 * it reads nothing for too long, or so slowly that its responses would stay in memory for hours. It
 * is used on the event loop. It reads no clock: each method receives the time from {@link
 * Link#nanoTime}.
 */
public final class WriteWatch {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** The part of the stall time that a peer has while memory is short. */
  private static final int SHORT_SHARE = 4;

  /** How often the deadlines are looked at in that part of the stall time. */
  private static final int CHECKS = 5;

  private final WriteDeadlines deadlines;
  private final long stallNanos;
  private final long shortStallNanos;
  private final long graceNanos;

  private long pending;
  private long progressAt;
  private long drainedBy;

  /**
   * Creates a watch for a new connection, before anything is written to it.
   *
   * @param deadlines the deadlines
   */
  public WriteWatch(WriteDeadlines deadlines) {
    this.deadlines = deadlines;
    this.stallNanos = deadlines.stall().toNanos();
    this.shortStallNanos = Math.max(1, stallNanos / SHORT_SHARE);
    this.graceNanos = deadlines.grace().toNanos();
  }

  /**
   * Updates the watch after bytes have been written to the connection.
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
   * Records that the operating system has accepted {@code length} written bytes.
   *
   * @param length the number of bytes taken
   * @param now the time
   */
  public void sent(int length, long now) {
    pending -= length;
    progressAt = now;
  }

  /**
   * Records that the operating system has accepted a part of a write. {@link #sent} later reports
   * the whole write.
   *
   * @param now the time
   */
  public void moved(long now) {
    progressAt = now;
  }

  /**
   * Returns whether some written bytes have not yet been accepted by the operating system.
   *
   * @return whether bytes wait
   */
  public boolean isWaiting() {
    return pending > 0;
  }

  /**
   * Returns the time that remains before the peer's next deadline.
   *
   * @param now the time
   * @return nanoseconds, 0 or less if it has missed one
   */
  public long nanosLeft(long now) {
    return Math.min(progressAt + stallNanos - now, drainedBy - now);
  }

  /**
   * Returns the time that remains before the peer's next deadline if memory is short.
   *
   * @param now the time
   * @return nanoseconds, 0 or less if it has missed one
   */
  public long nanosLeftIfShort(long now) {
    return Math.min(progressAt + shortStallNanos - now, drainedBy - now);
  }

  /**
   * Returns the time after which the deadlines should be looked at again. Memory may become short
   * at any time.
   *
   * @param now the time
   * @return nanoseconds, 0 or more
   */
  public long nanosUntilCheck(long now) {
    long ifShort = nanosLeftIfShort(now);
    return ifShort > 0
        ? ifShort
        : Math.max(0, Math.min(nanosLeft(now), Math.max(1, shortStallNanos / CHECKS)));
  }

  /**
   * Returns a message about the deadline that the peer has missed.
   *
   * @param now the time, at which {@link #nanosLeft} is 0 or less
   * @return a message that says why the connection ends
   */
  public String complaint(long now) {
    if (progressAt + stallNanos - now <= 0) {
      return "the peer has taken nothing of what was written to it for " + text(deadlines.stall());
    }
    return drainedBy - now > 0
        ? "the peer has taken nothing of what was written to it for "
            + text(deadlines.stall().dividedBy(SHORT_SHARE))
            + ", and the process holds as much as it may for its peers"
        : "the peer takes less than "
            + deadlines.bytesPerSecond()
            + " bytes a second of what is written to it";
  }

  private static String text(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
