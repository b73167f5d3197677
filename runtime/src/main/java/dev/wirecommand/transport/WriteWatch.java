package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;

/**
 * Tells when a peer takes what is written to it too slowly: nothing of it for too long, or so
 * little at a time that it would hold its answers for hours. For transports, on the connection's
 * thread. Reads no clock: each method is told the time, as {@link Link#nanoTime} gives it.
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
   * A watch over a connection to which nothing has been written.
   *
   * @param deadlines what is too slow
   */
  public WriteWatch(WriteDeadlines deadlines) {
    this.deadlines = deadlines;
    this.stallNanos = deadlines.stall().toNanos();
    this.graceNanos = deadlines.grace().toNanos();
  }

  /**
   * Something is written.
   *
   * @param length how many bytes, more than 0
   * @param now the time
   */
  public void written(int length, long now) {
    if (pending == 0) {
      progressAt = now;
      drainedBy = now + graceNanos;
    }
    pending += length;
    // What a fast peer has saved up does not let it be slow later.
    drainedBy =
        now + Math.min(drainedBy - now + drainNanos(length), graceNanos + drainNanos(pending));
  }

  private long drainNanos(long bytes) {
    // Seconds first: no number of bytes that fits into memory overflows.
    long rate = deadlines.bytesPerSecond();
    return bytes / rate * NANOS_PER_SECOND + bytes % rate * NANOS_PER_SECOND / rate;
  }

  /**
   * Something that was written has been taken.
   *
   * @param length how many bytes
   * @param now the time
   */
  public void sent(int length, long now) {
    pending -= length;
    progressAt = now;
  }

  /**
   * Part of something that was written has been taken, and it will be told as a whole.
   *
   * @param now the time
   */
  public void moved(long now) {
    progressAt = now;
  }

  /**
   * Whether something that was written has not been taken yet.
   *
   * @return whether there is anything to watch
   */
  public boolean isWaiting() {
    return pending > 0;
  }

  /**
   * How long until the peer is late, if nothing happens.
   *
   * @param now the time
   * @return nanoseconds, 0 or less where it is late
   */
  public long nanosLeft(long now) {
    return Math.min(progressAt + stallNanos - now, drainedBy - now);
  }

  /**
   * Says what the peer has done wrong.
   *
   * @param now the time, at which the peer is late
   * @return the reason to end the connection
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
