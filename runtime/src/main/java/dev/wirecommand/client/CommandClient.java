package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A connection on which commands are called: what typed clients are made over. Any number of calls
 * may be under way at once, from any threads.
 */
public interface CommandClient extends AutoCloseable {
  /**
   * Calls a command, and collects its result. Does not wait.
   *
   * @param call the call
   * @return completes with the response; exceptionally with a {@link
   *     dev.wirecommand.command.CommandException} where the server answered with an application
   *     error, the call's timeout passed or its data could not be read, and with a {@link
   *     ConnectionException} where the connection ended first. It may complete on the connection's
   *     own thread, which must not be blocked. Cancelling it, or completing it in another way,
   *     cancels the call on the server, and discards what still arrives.
   */
  CompletableFuture<CommandReply> call(CommandCall call);

  /**
   * Calls a command, and makes something else of its reply where it arrives.
   *
   * @param <R> what is made of the reply
   * @param call the call
   * @param decoder makes it, on the connection's thread; what it throws the future fails with
   * @return completes with what the decoder returned, or fails with a {@link
   *     dev.wirecommand.command.CommandException} or a {@link ConnectionException}, on the
   *     connection's thread; cancelling it takes the call back
   */
  default <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return new DecodedCall<>(call.command().name(), call(call), decoder);
  }

  /**
   * Calls a command whose result is read as it arrives. Does not wait.
   *
   * @param call the call
   * @return the result, to be read or closed: what arrives and is not read holds up the connection
   */
  ResponseStream open(CommandCall call);

  /**
   * Whether the caller is on the connection's own thread, where waiting for an answer would keep it
   * from coming.
   *
   * @return whether it is
   */
  boolean isOwnThread();

  /**
   * Whether calls can still be made, as far as is known.
   *
   * @return false once the connection has ended
   */
  boolean isOpen();

  /**
   * This client with options for all calls.
   *
   * @param options what is said of a call that does not say it itself
   * @return a view: closing it closes this client
   */
  default CommandClient with(CallOptions options) {
    return options == CallOptions.NONE ? this : new ClientWithOptions(this, options);
  }

  /**
   * This client behind an interceptor.
   *
   * @param interceptor sees each call before this client does
   * @return a view: closing it closes this client
   */
  default CommandClient with(ClientInterceptor interceptor) {
    return new InterceptedClient(this, interceptor);
  }

  /** Closes the connection; calls still under way end with a {@link ConnectionException}. */
  @Override
  void close();
}
