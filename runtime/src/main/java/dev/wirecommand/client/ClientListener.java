package dev.wirecommand.client;

import dev.wirecommand.link.Peer;

/**
 * Told of what happens on a client's connections, to count and to measure it. Every method is
 * called on the connection's thread, which it must not block; what it throws is logged and disturbs
 * nothing.
 *
 * <p>Each call that was started ends once. A call that its caller took back before the connection
 * took it over is not told of.
 */
public interface ClientListener {
  /** Told of nothing; nothing is measured then. */
  ClientListener NONE = new ClientListener() {};

  /**
   * A connection is there.
   *
   * @param peer the server
   */
  default void connectionOpened(Peer peer) {}

  /**
   * A connection has ended. Follows {@link #connectionOpened}, once.
   *
   * @param peer the server
   * @param reason why, in words
   */
  default void connectionClosed(Peer peer, String reason) {}

  /**
   * The connection has taken a call over.
   *
   * @param command the command
   */
  default void callStarted(CommandName command) {}

  /**
   * A call has ended. Its caller is told after this.
   *
   * @param command the command
   * @param end how it ended
   */
  default void callEnded(CommandName command, ClientCallEnd end) {}
}
