package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which commands are called: what typed clients are made over. Any number of calls
 * may be under way at once, from any threads.
 */
public interface CommandClient extends AutoCloseable {
  /**
   * Calls a command.
   *
   * @param command the command's name
   * @param arguments the map of arguments in canonical CBOR (section 3 of the protocol), as {@code
   *     a0} where there are none; not to be changed before the returned future is complete
   * @param data data to send beside the arguments, or null for none; not to be changed either
   * @return completes with the response; exceptionally with a {@link
   *     dev.wirecommand.command.CommandException} where the server answered with an application
   *     error, and with a {@link ConnectionException} where the connection ended first. It may
   *     complete on the connection's own thread, which must not be blocked. Cancelling it discards
   *     what still arrives.
   */
  CompletableFuture<CommandReply> call(String command, byte[] arguments, byte @Nullable [] data);

  /** Closes the connection; calls still under way end with a {@link ConnectionException}. */
  @Override
  void close();
}
