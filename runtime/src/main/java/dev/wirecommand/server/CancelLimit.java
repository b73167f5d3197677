package dev.wirecommand.server;

import dev.wirecommand.transport.Budget;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The limit on the rate of calls that the peer of one connection cancels. A call that is cancelled
 * at once costs the server several times as much as one that is answered. Used on the event loop.
 */
final class CancelLimit {
  /** The time in which all cancels that are allowed at once are allowed again. */
  private static final long REFILL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int most;
  private final Budget allowed;
  private @Nullable String excess;

  /**
   * @param most how many cancels are allowed at once
   */
  CancelLimit(int most) {
    this.most = most;
    this.allowed = new Budget(most, REFILL_NANOS / most);
  }

  /** Counts a call that the peer has cancelled. */
  void use(long nanoTime) {
    if (!allowed.use(nanoTime)) {
      excess =
          "more than "
              + most
              + " calls were cancelled at once, or a tenth of that each second, the limit cancels";
    }
  }

  /** Returns what the peer does so often that the connection should be closed, or null. */
  @Nullable String excess() {
    return excess;
  }
}
