package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A guard that enforces {@link WriteDeadlines} on a link. It has at most one pending timer. A
 * transport calls it on the event loop.
 */
public final class WriteGuard {
  private final Link link;
  private final WriteWatch watch;
  private final BooleanSupplier moved;
  private final Consumer<IOException> late;
  private final ProcessAccount memory = ProcessAccount.HEAP;
  private Link.@Nullable Timer timer;
  private long timerAt;
  private boolean stopped;

  /**
   * Creates a guard for a new link, before anything is written to it.
   *
   * @param link the link, for its clock and timers
   * @param deadlines the deadlines
   * @param moved returns whether the system has taken a part of a write since the last call
   * @param late called at most once, when the peer has missed a deadline, with an exception that
   *     says which
   */
  public WriteGuard(
      Link link, WriteDeadlines deadlines, BooleanSupplier moved, Consumer<IOException> late) {
    this.link = link;
    this.watch = new WriteWatch(deadlines);
    this.moved = moved;
    this.late = late;
  }

  /**
   * Updates the guard after bytes have been written to the link.
   *
   * @param length its length in bytes, more than 0
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
    watch.sent(length, link.nanoTime());
  }

  /** Starts the timer after a flush, unless all written bytes have been sent. */
  public void flushed() {
    if (watch.isWaiting() && !stopped) {
      long now = link.nanoTime();
      if (timer == null) {
        noteMove(now);
        arm(now);
      } else if (now + watch.nanosUntilCheck(now) - timerAt < 0) {
        timer.cancel();
        arm(now);
      }
    }
  }

  private void noteMove(long now) {
    if (moved.getAsBoolean()) {
      watch.moved(now);
    }
  }

  private void arm(long now) {
    long left = watch.nanosUntilCheck(now);
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
    if (stopped || !watch.isWaiting()) {
      return;
    }
    long now = link.nanoTime();
    noteMove(now);
    if ((memory.isShort() ? watch.nanosLeftIfShort(now) : watch.nanosLeft(now)) > 0) {
      arm(now);
    } else {
      stop();
      late.accept(new IOException(watch.complaint(now)));
    }
  }

  /** Stops the guard and cancels its timer. */
  public void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
