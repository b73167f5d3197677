package dev.wirecommand.client;

import dev.wirecommand.link.Peer;

/**
 * A listener for the events of a client's connections, for metrics and traces. Every method runs on
 * the connection's event loop and must not block it. An exception from a method is logged, and the
 * connection continues.
 *
 * <p>Each call that was started ends once. A call that its caller cancelled before the event loop
 * began it is not reported.
 */
public interface ClientListener {
  /** A listener that does nothing. The client then measures nothing. */
  ClientListener NONE = new ClientListener() {};

  /**
   * Called when a connection has been opened.
   *
   * @param peer the server
   */
  default void connectionOpened(Peer peer) {}

  /**
   * Called once after {@link #connectionOpened}, when the connection has ended.
   *
   * @param peer the server
   * @param reason the reason, in words
   */
  default void connectionClosed(Peer peer, String reason) {}

  /**
   * Called when the event loop begins a call.
   *
   * @param command the command
   */
  default void callStarted(CommandName command) {}

  /**
   * Called when a call has ended, before its caller is notified.
   *
   * @param command the command
   * @param end how it ended
   */
  default void callEnded(CommandName command, ClientCallEnd end) {}
}
