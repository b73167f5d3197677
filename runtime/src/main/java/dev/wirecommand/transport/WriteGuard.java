package dev.wirecommand.transport;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.WriteDeadlines;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a peer to {@link WriteDeadlines}, with one timer of its link's at most. For transports, on
 * the connection's thread.
 */
public final class WriteGuard {
  private final Link link;
  private final WriteWatch watch;
  private final BooleanSupplier moved;
  private final Consumer<IOException> late;
  private Link.@Nullable Timer timer;
  private long timerAt;
  private boolean stopped;

  /**
   * A guard over a link to which nothing has been written.
   *
   * @param link whose clock and timers are used
   * @param deadlines what is too slow
   * @param moved whether the peer has taken a part of something since the last time that this was
   *     asked
   * @param late told once that the peer is too slow, and how
   */
  public WriteGuard(
      Link link, WriteDeadlines deadlines, BooleanSupplier moved, Consumer<IOException> late) {
    this.link = link;
    this.watch = new WriteWatch(deadlines);
    this.moved = moved;
    this.late = late;
  }

  /**
   * Something is written.
   *
   * @param length how many bytes, more than 0
   */
  public void written(int length) {
    watch.written(length, link.nanoTime());
  }

  /**
   * Something that was written has been taken.
   *
   * @param length how many bytes
   */
  public void sent(int length) {
    watch.sent(length, link.nanoTime());
  }

  /** What was written has been flushed: what is not taken by now is waited for. */
  public void flushed() {
    if (watch.isWaiting() && !stopped) {
      long now = link.nanoTime();
      if (timer == null) {
        noteMove(now);
        arm(now);
      } else if (now + watch.nanosLeft(now) - timerAt < 0) {
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
    long left = Math.max(0, watch.nanosLeft(now));
    timerAt = now + left;
    try {
      timer = link.schedule(this::check, left);
    } catch (RejectedExecutionException e) {
      // The connection's thread ends, and the connection with it.
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
    if (watch.nanosLeft(now) > 0) {
      arm(now);
    } else {
      stop();
      late.accept(new IOException(watch.complaint(now)));
    }
  }

  /** Ends the guard: no timer of its is left. */
  public void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
