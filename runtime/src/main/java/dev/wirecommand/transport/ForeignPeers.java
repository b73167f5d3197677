package dev.wirecommand.transport;

import dev.wirecommand.link.Peer;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A limit on log lines about peers that speak another protocol. One line a minute is logged where
 * an administrator sees it, and all others at debug level, because such peers may come in large
 * numbers. Safe for use by any thread.
 */
public final class ForeignPeers {
  private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();
  private static final ForeignPeers ALL = new ForeignPeers(System::nanoTime);

  private final LogInterval interval;

  ForeignPeers(LongSupplier clock) {
    this.interval = new LogInterval(PERIOD_NANOS, clock);
  }

  /**
   * Returns the level of the log line about an error of a peer.
   *
   * @param foreign whether the error is that the peer speaks another protocol
   * @return {@link Level#INFO} for the first such peer in a minute, and {@link Level#DEBUG} for the
   *     others, and for other errors
   */
  public static Level level(boolean foreign) {
    return foreign ? ALL.nextLevel() : Level.DEBUG;
  }

  /**
   * Returns the words for a peer in a log line.
   *
   * @param peer the peer
   * @return its address, or the transport of a peer that has none
   */
  public static Object shown(Peer peer) {
    SocketAddress address = peer.address();
    return address == null ? "a peer over " + peer.transport() : address;
  }

  Level nextLevel() {
    return interval.isDue() ? Level.INFO : Level.DEBUG;
  }
}
