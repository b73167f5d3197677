package dev.wirecommand.server;

import dev.wirecommand.command.CommandException;
import java.util.concurrent.TimeUnit;

/**
 * A limit on the rate of {@code wirecommand.ping} on one connection. Each second allows one more
 * ping. Used on the event loop.
 */
final class PingBudget {
  private static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private int used;
  private long refilledAt;

  /**
   * @param most how many pings are allowed at once
   */
  PingBudget(int most) {
    this.most = most;
  }

  /**
   * Uses one ping.
   *
   * @param nanoTime the current time in nanoseconds
   * @throws CommandException if none is left
   */
  void use(long nanoTime) {
    if (used == 0) {
      refilledAt = nanoTime;
    } else {
      long refilled = Math.min(used, (nanoTime - refilledAt) / REFILL_NANOS);
      used -= (int) refilled;
      refilledAt += refilled * REFILL_NANOS;
    }
    if (used >= most) {
      throw CallErrors.overloaded(
          StandardCommand.PING.wireName(),
          "more than " + most + " pings at once, or one a second, which is the limit pings");
    }
    used++;
  }
}
