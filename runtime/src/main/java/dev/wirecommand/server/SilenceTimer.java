package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.ReadDeadlines;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timer that divides a deadline into rounds, so that many requests share it. No round counts in
 * which the connection is not read at its end. Used on the event loop.
 */
final class SilenceTimer {
  /** The number of rounds in the deadline. */
  static final int ROUNDS = 4;

  private final EventLoop loop;
  private final long roundNanos;
  private final Runnable round;
  private boolean reading;
  private boolean stopped;
  private @Nullable Timer timer;

  /**
   * @param round called at the end of each round
   */
  SilenceTimer(EventLoop loop, Duration deadline, Runnable round) {
    this.loop = loop;
    this.roundNanos = Math.max(1, deadline.toNanos() / ROUNDS);
    this.round = round;
    this.stopped = deadline.equals(ReadDeadlines.NONE.data());
  }

  /**
   * Starts a round unless one is under way.
   *
   * @param isReading whether the connection is read
   * @param awaits whether any request awaits a frame
   */
  void update(boolean isReading, boolean awaits) {
    reading = isReading;
    if (awaits && timer == null && !stopped) {
      timer = loop.schedule(this::endRound, roundNanos);
    }
  }

  private void endRound() {
    timer = null;
    if (reading && !stopped) {
      round.run();
    }
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
