package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.Link.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A guard against a deadlock between waiting and running requests. Too many requests wait, so the
 * connection reads nothing more. But a running request needs more data to end. After the stall time
 * the guard refuses the waiting requests. Used on the event loop.
 */
final class StarvationGuard {
  private final EventLoop loop;
  private final long stallNanos;
  private final Runnable relieve;
  private @Nullable Timer timer;

  /**
   * @param relieve refuses the waiting requests, if a running one waits for data
   */
  StarvationGuard(EventLoop loop, Duration stallTime, Runnable relieve) {
    this.loop = loop;
    this.stallNanos = stallTime.toNanos();
    this.relieve = relieve;
  }

  /** Starts the timer if reading has stopped because of waiting requests, or else cancels it. */
  void update(boolean stopped) {
    Timer running = timer;
    if (!stopped && running != null) {
      running.cancel();
      timer = null;
    } else if (stopped && running == null) {
      timer =
          loop.schedule(
              () -> {
                timer = null;
                relieve.run();
              },
              stallNanos);
    }
  }
}
