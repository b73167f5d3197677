package dev.wirecommand.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The admission control for a server's new connections. It accepts or refuses new connections, and
 * logs refusals: a warning for the first refusal in a row, and debug messages for the others, so
 * that a flood of connections does not flood the log. Safe for use by any thread.
 *
 * <p>A refused peer may be told why, which keeps its connection open for up to a second. The number
 * of such connections at any time has a limit, so that the caps still protect the server.
 */
public final class Admission {
  private static final Logger LOG = System.getLogger(Admission.class.getName());

  /** The maximum number of refused connections that are open at the same time. */
  static final int MOST_REFUSALS = 64;

  private final ConnectionCaps caps;
  private final LongSupplier memory;
  private final AtomicBoolean refusing = new AtomicBoolean();
  private final AtomicInteger refusals = new AtomicInteger();

  /**
   * Creates the admission control for a server's new connections.
   *
   * @param caps the caps to enforce
   * @param memory returns the ceiling of direct memory that has been reached, in bytes; 0 while
   *     there is enough
   */
  public Admission(ConnectionCaps caps, LongSupplier memory) {
    this.caps = caps;
    this.memory = memory;
  }

  /**
   * Decides whether to accept a new connection.
   *
   * @param address the peer's address; null if it has none, or if a PROXY header will tell it
   * @return null if the connection is accepted, and {@link #release} must follow when it ends; else
   *     the reason for the peer. The caller then closes the connection at once, or tells the peer
   *     the reason after {@link #beginRefusal}
   */
  public @Nullable String admit(@Nullable SocketAddress address) {
    long ceiling = memory.getAsLong();
    return ceiling > 0
        ? decide(address, "the limit processDirectBytes, " + ceiling + " bytes,", "")
        : decide(address, caps.enter(address), " to this server");
  }

  /**
   * Records that an accepted connection has ended.
   *
   * @param address the address with which the connection was accepted
   */
  public void release(@Nullable SocketAddress address) {
    caps.leave(address);
  }

  /**
   * Decides whether to keep a connection that was accepted without an address, when its PROXY
   * header has told the address.
   *
   * @param client the address of the proxy's client, or null if it has none
   * @return null if the connection is kept, and {@link #releaseClient} must follow when it ends;
   *     else the reason for the peer, as {@link #admit} returns it
   */
  public @Nullable String admitClient(@Nullable SocketAddress client) {
    return decide(client, caps.enterAddress(client), " to this server");
  }

  /**
   * Records that a connection of a proxy's client has ended.
   *
   * @param client the address with which {@link #admitClient} kept the connection
   */
  public void releaseClient(@Nullable SocketAddress client) {
    caps.leaveAddress(client);
  }

  private @Nullable String decide(
      @Nullable SocketAddress address, @Nullable String exceeded, String where) {
    boolean inRow = refusing.getAndSet(exceeded != null);
    if (exceeded == null) {
      return null;
    }
    Level level = inRow ? Level.DEBUG : Level.WARNING;
    Object peer = address == null ? "a peer without an address" : address;
    LOG.log(level, "refused a connection from {0}: {1} is reached", peer, exceeded);
    return "connection refused: "
        + exceeded
        + where
        + " is reached; close some, or try again later";
  }

  /**
   * Returns whether a refused connection may stay open until its peer has been told why. If not,
   * too many such connections are open, and the caller closes this one at once.
   *
   * @return whether it may; if so, {@link #endRefusal} must follow when the connection ends
   */
  public boolean beginRefusal() {
    if (refusals.incrementAndGet() <= MOST_REFUSALS) {
      return true;
    }
    refusals.decrementAndGet();
    return false;
  }

  /** Records that a refused connection has ended. */
  public void endRefusal() {
    refusals.decrementAndGet();
  }
}
