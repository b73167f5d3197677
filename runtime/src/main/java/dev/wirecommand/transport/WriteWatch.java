package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.time.Duration;

/**
 * A calculator of the time until a peer misses the {@link WriteDeadlines}. A peer misses them when
 * it takes nothing for too long, or so slowly that its responses would stay in memory for hours, or
 * when it grants nothing for too long although output waits for its grants. It is used on the event
 * loop. It reads no clock: each method receives the time from {@link Link#nanoTime}.
 */
public final class WriteWatch {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** The part of the stall time that a peer has while memory is short. */
  private static final int SHORT_SHARE = 4;

  /** How often the peer is looked at in the stall time. It shows some signs of life only then. */
  private static final int LOOKS = 60;

  private final WriteDeadlines deadlines;
  private final long stallNanos;
  private final long shortStallNanos;
  private final long lookNanos;
  private final long graceNanos;

  private long pending;

  /** The time of the last sign of life, while bytes are pending. */
  private long progressAt;

  /**
   * The time at which the peer has read too slowly for too long, unless it takes more. Used while
   * bytes are pending.
   */
  private long slowAt;

  /** The time that was left until {@link #slowAt} when the last pending byte was accepted. */
  private long reserveNanos;

  /** The time at which the last pending byte was accepted. */
  private long acceptedAt;

  private boolean awaitsGrant;

  /** The time since which a grant is awaited. */
  private long awaitedSince;

  /**
   * Creates a watch for a new connection, before anything is written to it.
   *
   * @param deadlines the deadlines
   */
  public WriteWatch(WriteDeadlines deadlines) {
    this.deadlines = deadlines;
    this.stallNanos = deadlines.stall().toNanos();
    this.shortStallNanos = Math.max(1, stallNanos / SHORT_SHARE);
    this.lookNanos = Math.max(1, stallNanos / LOOKS);
    // A peer that takes nothing for less than the stall time is not too slow.
    this.graceNanos = Math.max(stallNanos, deadlines.grace().toNanos());
    this.reserveNanos = graceNanos;
  }

  /**
   * Updates the watch after bytes have been written to the connection.
   *
   * @param length their number, more than 0
   * @param now the time
   */
  public void written(int length, long now) {
    if (pending == 0) {
      progressAt = now;
      slowAt = now + reserve(now);
    }
    pending += length;
  }

  /**
   * Returns how long the peer may be too slow from now on. The system may accept all that is
   * pending at once, now and then, although the peer reads slowly. So the peer gets back only the
   * time in which nothing was pending. Before the first write, nothing has been accepted.
   */
  private long reserve(long now) {
    return reserveNanos == graceNanos
        ? graceNanos
        : Math.min(graceNanos, reserveNanos + (now - acceptedAt));
  }

  /**
   * Records that the operating system has accepted {@code length} written bytes.
   *
   * @param length the number of bytes
   * @param now the time
   */
  public void sent(int length, long now) {
    pending -= length;
    progressAt = now;
    if (pending == 0) {
      reserveNanos = slowAt - now;
      acceptedAt = now;
    }
  }

  /**
   * Records how much the peer has taken since the last call, which makes up for the time in which
   * it was slow.
   *
   * @param bytes the number of bytes, 0 or more
   * @param now the time
   */
  public void taken(long bytes, long now) {
    if (bytes > 0) {
      progressAt = now;
      // The credit of a fast peer is capped, or it could read too slowly later.
      long credit = nanosFor(bytes);
      if (pending > 0) {
        slowAt = now + Math.min(graceNanos, slowAt - now + credit);
      } else {
        reserveNanos = Math.min(graceNanos, reserveNanos + credit);
      }
    }
  }

  /** Returns how long the slowest peer may take for so many bytes; the grace at most. */
  private long nanosFor(long bytes) {
    long rate = deadlines.bytesPerSecond();
    // Dividing before multiplying avoids an overflow.
    return bytes / rate > graceNanos / NANOS_PER_SECOND
        ? graceNanos
        : bytes / rate * NANOS_PER_SECOND + bytes % rate * NANOS_PER_SECOND / rate;
  }

  /**
   * Records that the peer has granted bytes. It grants what it has taken.
   *
   * @param bytes the number of bytes, 0 or more
   * @param now the time
   */
  public void granted(long bytes, long now) {
    taken(bytes, now);
    if (bytes > 0) {
      awaitedSince = now;
    }
  }

  /**
   * Begins or ends a wait for a grant of the peer.
   *
   * @param awaits whether output waits for grants, and nothing else is sent meanwhile
   * @param now the time
   */
  public void awaitGrant(boolean awaits, long now) {
    if (awaits && !awaitsGrant) {
      awaitedSince = now;
    }
    awaitsGrant = awaits;
  }

  /**
   * Returns whether the peer is waited for: written bytes have not yet been accepted by the
   * operating system, or output waits for a grant.
   *
   * @return whether deadlines run
   */
  public boolean isWaiting() {
    return pending > 0 || awaitsGrant;
  }

  /**
   * Returns when the peer showed the last sign of life. Called while {@link #isWaiting}.
   *
   * @return the time
   */
  public long silentSince() {
    if (!awaitsGrant) {
      return progressAt;
    }
    return pending > 0 && progressAt - awaitedSince < 0 ? progressAt : awaitedSince;
  }

  /**
   * Returns the time that remains before the peer's next deadline. Called while {@link #isWaiting}.
   *
   * @param now the time
   * @return nanoseconds, 0 or less if it has missed one
   */
  public long nanosLeft(long now) {
    return Math.min(silentSince() + stallNanos - now, nanosUntilSlow(now));
  }

  private long nanosUntilSlow(long now) {
    return pending > 0 ? slowAt - now : Long.MAX_VALUE;
  }

  /**
   * Returns the time for which a peer may be silent while memory is short.
   *
   * @return nanoseconds, more than 0
   */
  public long shortStallNanos() {
    return shortStallNanos;
  }

  /**
   * Returns the time after which the peer should be looked at again.
   *
   * @param now the time
   * @return nanoseconds, 0 or more
   */
  public long nanosUntilLook(long now) {
    return Math.max(0, Math.min(nanosLeft(now), lookNanos));
  }

  /**
   * Returns a message about the deadline that the peer has missed: that of {@link #nanosLeft}, or
   * else the shorter one while memory is short.
   *
   * @param now the time
   * @return a message that says why the connection ends
   */
  public String complaint(long now) {
    if (silentSince() + stallNanos - now <= 0) {
      return silence() + text(deadlines.stall());
    }
    return nanosUntilSlow(now) > 0
        ? silence()
            + text(deadlines.stall().dividedBy(SHORT_SHARE))
            + ", and the process holds as much as it may for its peers"
        : "the peer takes less than "
            + deadlines.bytesPerSecond()
            + " bytes a second of what is written to it";
  }

  private String silence() {
    return pending > 0 && silentSince() == progressAt
        ? "the peer has taken nothing of what was written to it for "
        : "the peer has granted nothing of what waits for it for ";
  }

  private static String text(Duration duration) {
    return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
