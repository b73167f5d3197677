package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Told of what happens on a server: for metrics, tracing and logs. All methods do nothing unless
 * overridden. They are called on the connection's thread, which they must not block; what they
 * throw is logged. Safe for use by any thread.
 */
public interface ServerListener {
  /** Is told of nothing that it would not forget. */
  ServerListener NONE = new ServerListener() {};

  /**
   * A connection was made.
   *
   * @param peer the other end
   */
  default void connectionOpened(Peer peer) {}

  /**
   * A connection is gone.
   *
   * @param peer the other end
   * @param cause what went wrong, or null for an ordinary end
   */
  default void connectionClosed(Peer peer, @Nullable Throwable cause) {}

  /**
   * A peer broke the protocol; its connection is being closed.
   *
   * @param peer the other end
   * @param message what it did
   */
  default void protocolError(Peer peer, String message) {}

  /**
   * A command has been called that is there, with arguments that are right, by a peer that may, and
   * there is room: it runs now. A request that waits for others of its connection to end is told of
   * when it has waited.
   *
   * @param context the request
   */
  default void callStarted(CommandContext context) {}

  /**
   * A call that was started has ended: its handler has, and all of its result has been handed to
   * the connection.
   *
   * @param context the request
   * @param end how it ended
   */
  default void callEnded(CommandContext context, ServerCallEnd end) {}

  /**
   * A call was refused, or cancelled while it waited, before it could start. Standard commands
   * (section 9 of the protocol) are told of here alone.
   *
   * @param peer who called
   * @param command the command's name, or empty where there is no such command
   * @param error the code of the error (section 9 of the protocol)
   */
  default void callRefused(Peer peer, String command, String error) {}
}
