package dev.wirecommand.transport;

import dev.wirecommand.link.ServerLinkOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits on the TLS handshakes of a server: how many are under way, and how many begin from one
 * address in a second. A handshake costs a server much more than its client. All addresses of one
 * IPv6 /64 network count as one. Safe for use by any thread.
 */
public final class HandshakeLimits {
  private static final Logger LOG = System.getLogger(HandshakeLimits.class.getName());
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** The number of addresses that are remembered. The one that came first is forgotten first. */
  static final int MOST_ADDRESSES = 8_192;

  private final int mostUnderWay;
  private final int atOnce;
  private final int perSecond;
  private final LongSupplier clock;
  private final LogInterval interval;
  private final Map<String, Budget> budgets = new LinkedHashMap<>();
  private int underWay;

  /** How many handshakes have been refused since the last line in the log. */
  private long refused;

  /**
   * Creates the limits of a new server.
   *
   * @param options has the numbers
   * @param clock gives the time in nanoseconds
   */
  public HandshakeLimits(ServerLinkOptions options, LongSupplier clock) {
    this.mostUnderWay = options.handshakes();
    // All connections that an address may have can be made again at once.
    this.atOnce = options.connectionsPerAddress();
    this.perSecond = options.handshakesPerSecond();
    this.clock = clock;
    this.interval = new LogInterval(LOG_NANOS, clock);
  }

  /**
   * Begins a handshake, unless a limit is reached. A refusal is logged: as a warning for the first
   * one in a minute, which tells how many there were before, and at debug level for the others.
   *
   * @param address the peer's address; if it is not an IP address, only the limit on all handshakes
   *     applies
   * @return whether the handshake may begin; if so, {@link #end} must follow
   */
  public boolean begin(@Nullable SocketAddress address) {
    String exceeded;
    long earlier;
    synchronized (this) {
      exceeded = exceeded(address);
      if (exceeded == null) {
        underWay++;
        return true;
      }
      earlier = refused++;
    }
    boolean shown = interval.isDue();
    LOG.log(
        shown ? Level.WARNING : Level.DEBUG,
        "TLS handshake with {0} refused: {1} is reached; {2} others were refused before",
        address,
        exceeded,
        earlier);
    if (shown) {
      forgetRefused(earlier + 1);
    }
    return false;
  }

  private synchronized void forgetRefused(long told) {
    refused -= told;
  }

  private @Nullable String exceeded(@Nullable SocketAddress address) {
    if (underWay >= mostUnderWay) {
      return "the limit of " + mostUnderWay + " handshakes under way";
    }
    String key = ConnectionCaps.key(address);
    if (key == null || budget(key).use(clock.getAsLong())) {
      return null;
    }
    return "the limit of " + perSecond + " handshakes from one address in a second";
  }

  private Budget budget(String key) {
    Budget known = budgets.get(key);
    if (known != null) {
      return known;
    }
    if (budgets.size() >= MOST_ADDRESSES) {
      budgets.remove(budgets.keySet().iterator().next());
    }
    Budget fresh = new Budget(atOnce, Math.max(1, SECOND / perSecond));
    budgets.put(key, fresh);
    return fresh;
  }

  /** Records that a handshake has ended, with success or not. */
  public synchronized void end() {
    underWay--;
  }

  /** Returns the number of addresses that are remembered. */
  synchronized int addresses() {
    return budgets.size();
  }
}
