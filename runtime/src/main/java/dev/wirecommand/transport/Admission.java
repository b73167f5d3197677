package dev.wirecommand.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The admission control for a server's new connections. It accepts or refuses new connections, and
 * logs refusals: a warning for the first refusal in a row, and debug messages for the others, so
 * that a flood of connections does not flood the log. {@link #admit} is called on the thread that
 * accepts connections, {@link #release} on any thread.
 */
public final class Admission {
  private static final Logger LOG = System.getLogger(Admission.class.getName());

  private final ConnectionCaps caps;
  private boolean refusing;

  /**
   * Creates the admission control for a server's new connections.
   *
   * @param caps the caps to enforce
   */
  public Admission(ConnectionCaps caps) {
    this.caps = caps;
  }

  /**
   * Decides whether to accept a new connection. The caller closes a refused connection at once.
   *
   * @param address the peer's address, or null if it has none
   * @return whether the connection is accepted; if so, {@link #release} must follow when it ends
   */
  public boolean admit(@Nullable SocketAddress address) {
    String exceeded = caps.enter(address);
    if (exceeded != null) {
      Level level = refusing ? Level.DEBUG : Level.WARNING;
      LOG.log(level, "refused a connection from {0}: {1} is reached", address, exceeded);
    }
    refusing = exceeded != null;
    return !refusing;
  }

  /**
   * Records that an accepted connection has ended.
   *
   * @param address the address with which the connection was accepted
   */
  public void release(@Nullable SocketAddress address) {
    caps.leave(address);
  }
}
