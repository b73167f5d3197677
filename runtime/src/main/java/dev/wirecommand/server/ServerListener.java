package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A listener for events of a server. It serves metrics, tracing and logs. All methods do nothing
 * unless overridden. They are called on the event loop, which they must not block; what they throw
 * is logged. Safe for use by any thread.
 */
public interface ServerListener {
  /** A listener that does nothing. */
  ServerListener NONE = new ServerListener() {};

  /**
   * Called once, when the server has been built. Called on the thread that builds.
   *
   * @param memory returns the memory that the server holds for peers now; may be called at any
   *     time, on any thread
   */
  default void serverBuilt(Supplier<MemoryUse> memory) {}

  /**
   * Called when a connection has been opened.
   *
   * @param peer the other end
   */
  default void connectionOpened(Peer peer) {}

  /**
   * Called when a connection has been closed.
   *
   * @param peer the other end
   * @param cause what went wrong, or null for an ordinary end
   */
  default void connectionClosed(Peer peer, @Nullable Throwable cause) {}

  /**
   * Called when the bytes that are held for a connection have changed by 65,536 or more since the
   * last call, or have become 0. Not called while a connection closes, which frees them all.
   *
   * @param peer the other end
   * @param bytes how many bytes of the heap are held for it now
   */
  default void memoryHeld(Peer peer, long bytes) {}

  /**
   * Called when a peer has violated the protocol. The connection is being closed.
   *
   * @param peer the other end
   * @param message what it did
   */
  default void protocolError(Peer peer, String message) {}

  /**
   * Called when a call starts. The command exists, the arguments are valid, and the peer is
   * permitted to call the command. For a request that waits for others of its connection, this is
   * called after the wait.
   *
   * @param context the request
   */
  default void callStarted(CommandContext context) {}

  /**
   * Called when a started call has ended. The handler has returned, and the whole response has been
   * passed to the connection.
   *
   * @param context the request
   * @param end how it ended
   */
  default void callEnded(CommandContext context, ServerCallEnd end) {}

  /**
   * Called when a call was refused or cancelled before it started. Standard commands (section 9 of
   * the protocol) are reported only here.
   *
   * @param peer who called
   * @param command the command's name, or empty where there is no such command
   * @param error the code of the error (section 9 of the protocol)
   */
  default void callRefused(Peer peer, String command, String error) {}
}
