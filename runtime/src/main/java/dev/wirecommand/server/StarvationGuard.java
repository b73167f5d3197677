package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.Link.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A guard against a deadlock: so many requests wait for running ones that nothing more is read,
 * while a running one can only end when more of its data is read. After the stall time the waiting
 * requests are refused. Used on the event loop.
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

  /** Notes whether reading has stopped because of waiting requests. */
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
