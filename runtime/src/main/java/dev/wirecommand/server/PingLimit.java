package dev.wirecommand.server;

import dev.wirecommand.transport.Budget;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The limit on the rate of {@code wirecommand.ping} on one connection. Each second allows one more
 * ping. Too many are refused, and far too many end the connection. Used on the event loop.
 */
final class PingLimit {
  private static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How many times the limit are refused before the connection is closed. */
  private static final int REFUSED_TIMES = 16;

  private final int most;
  private final Budget allowed;
  private final Budget refused;
  private @Nullable String excess;

  /**
   * @param most how many pings are allowed at once
   */
  PingLimit(int most) {
    this.most = most;
    this.allowed = new Budget(most, REFILL_NANOS);
    int tolerated = (int) Math.min(Integer.MAX_VALUE, (long) REFUSED_TIMES * most);
    this.refused = new Budget(tolerated, REFILL_NANOS);
  }

  /**
   * Uses one ping.
   *
   * @param nanoTime the current time in nanoseconds
   * @throws dev.wirecommand.command.CommandException if none is left
   */
  void use(long nanoTime) {
    if (allowed.use(nanoTime)) {
      return;
    }
    String fact = "more than " + most + " pings at once, or one a second, which is the limit pings";
    if (!refused.use(nanoTime)) {
      excess = "over " + REFUSED_TIMES + " times " + fact;
    }
    throw CallErrors.overloaded(StandardCommand.PING.wireName(), fact);
  }

  /** Returns what the peer does so often that the connection should be closed, or null. */
  @Nullable String excess() {
    return excess;
  }
}
