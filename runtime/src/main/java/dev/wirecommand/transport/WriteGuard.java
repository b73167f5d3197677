package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A guard that enforces {@link WriteDeadlines} on a link. It has at most one pending timer. A
 * transport calls it on the event loop. While the process holds as much as it may for its peers,
 * {@code SilentPeers} says which peer is cut next.
 */
public final class WriteGuard {
  private final Link link;
  private final WriteWatch watch;
  private final LongUnaryOperator taken;
  private final Consumer<IOException> late;
  private final SilentPeers peers = SilentPeers.ALL;
  private Link.@Nullable Timer timer;
  private long timerAt;
  private boolean stopped;

  /** How many bytes have been sent in whole since the last look. */
  private long sent;

  /** The last sign of life at the last look, for other threads. */
  private volatile long silentSince;

  /**
   * Creates a guard for a new link, before anything is written to it.
   *
   * @param link the link, for its clock and timers
   * @param deadlines the deadlines
   * @param taken returns how many bytes the peer has taken since the last call, as far as that
   *     shows; its argument is how many have been reported as {@link #sent} since then. Only called
   *     now and then
   * @param late called at most once, when the peer has missed a deadline, with an exception that
   *     says which; it closes the link
   */
  public WriteGuard(
      Link link, WriteDeadlines deadlines, LongUnaryOperator taken, Consumer<IOException> late) {
    this.link = link;
    this.watch = new WriteWatch(deadlines);
    this.taken = taken;
    this.late = late;
  }

  /**
   * Updates the guard after bytes have been written to the link.
   *
   * @param length their number, more than 0
   */
  public void written(int length) {
    watch.written(length, link.nanoTime());
  }

  /**
   * Updates the guard after the operating system has accepted some of the written bytes.
   *
   * @param length the number of bytes taken
   */
  public void sent(int length) {
    sent += length;
    watch.sent(length, link.nanoTime());
  }

  /**
   * Records a grant of the peer, which is a sign of life.
   *
   * @param bytes the number of bytes, 0 or more
   */
  public void granted(long bytes) {
    watch.granted(bytes, link.nanoTime());
  }

  /**
   * Begins or ends a wait for a grant of the peer, which has as long for it as for reading.
   *
   * @param awaits whether output waits for grants
   */
  public void awaitGrant(boolean awaits) {
    watch.awaitGrant(awaits, link.nanoTime());
    if (awaits) {
      flushed();
    }
  }

  /** Starts the timer after a flush, unless nothing is waited for. */
  public void flushed() {
    if (watch.isWaiting() && !stopped) {
      long now = link.nanoTime();
      if (timer == null) {
        look(now);
        peers.add(this);
        arm(now);
      } else if (now + watch.nanosUntilLook(now) - timerAt < 0) {
        timer.cancel();
        arm(now);
      }
    }
  }

  /** Looks at what the peer has taken. */
  private void look(long now) {
    watch.taken(taken.applyAsLong(sent), now);
    sent = 0;
    silentSince = watch.silentSince();
  }

  private void arm(long now) {
    long left = watch.nanosUntilLook(now);
    timerAt = now + left;
    try {
      timer = link.schedule(this::check, left);
    } catch (RejectedExecutionException e) {
      // The event loop is ending, and the connection ends with it.
      stop();
    }
  }

  private void check() {
    timer = null;
    if (stopped) {
      return;
    }
    if (!watch.isWaiting()) {
      peers.remove(this);
      return;
    }
    long now = link.nanoTime();
    look(now);
    if (watch.nanosLeft(now) <= 0) {
      cut(now);
      return;
    }
    arm(now);
    if (isSilentTooLongIfShort(now)) {
      peers.relieve();
    }
  }

  private void cut(long now) {
    stopped = true;
    cancelTimer();
    late.accept(new IOException(watch.complaint(now)));
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private boolean isSilentTooLongIfShort(long now) {
    return now - silentSince >= watch.shortStallNanos();
  }

  /**
   * Returns for how long the peer was silent when it was last looked at, if that is too long while
   * memory is short. For any thread.
   *
   * @return nanoseconds, or -1 if it is not too long
   */
  long silentTooLongIfShort() {
    long now = link.nanoTime();
    return isSilentTooLongIfShort(now) ? now - silentSince : -1;
  }

  /** Cuts the peer if it is still silent and memory is still short. For any thread. */
  void takeTurn() {
    try {
      link.execute(this::cutIfShort);
    } catch (RejectedExecutionException e) {
      // The event loop is ending, and the connection ends with it.
      peers.remove(this);
    }
  }

  private void cutIfShort() {
    if (stopped || !watch.isWaiting()) {
      peers.remove(this);
      return;
    }
    long now = link.nanoTime();
    look(now);
    if (peers.isMemoryShort() && isSilentTooLongIfShort(now)) {
      // The turn ends when the link has closed and its memory is free.
      cut(now);
    } else {
      peers.endTurn(this);
    }
  }

  /**
   * Stops the guard and cancels its timer. Called when the link has closed, after its memory has
   * been freed.
   */
  public void stop() {
    stopped = true;
    cancelTimer();
    peers.remove(this);
  }
}
