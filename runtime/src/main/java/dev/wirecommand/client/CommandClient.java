package dev.wirecommand.client;

import dev.wirecommand.command.ConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A client that calls commands over a connection. Generated typed clients make their calls through
 * it. Any number of calls may be in progress at once, from any threads.
 */
public interface CommandClient extends AutoCloseable {
  /**
   * Calls a command and collects its response. Does not wait.
   *
   * @param call the call
   * @return completes with the response. Fails with a {@link
   *     dev.wirecommand.command.CommandException} if the server answered with an application error,
   *     the call's timeout passed, or its data could not be read, and with a {@link
   *     ConnectionException} if the connection ended first. It may complete on the connection's
   *     event loop, which its dependents must not block. Cancelling it, or completing it in another
   *     way, cancels the call on the server and discards the response.
   */
  CompletableFuture<CommandReply> call(CommandCall call);

  /**
   * Calls a command and decodes its whole response. Does not wait.
   *
   * @param <R> the type of the decoded response
   * @param call the call
   * @param decoder decodes the response, on the event loop; if it throws, the future fails with the
   *     exception
   * @return completes on the event loop with what the decoder returned, or fails there with a
   *     {@link dev.wirecommand.command.CommandException} or a {@link ConnectionException};
   *     cancelling it cancels the call
   */
  default <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return new DecodedReply<>(call.command().name(), call(call), decoder);
  }

  /**
   * Calls a command and lets the caller read the response as it arrives. Does not wait.
   *
   * @param call the call
   * @return the response. It must be read to its end or closed: unread bytes hold up the connection
   */
  ResponseStream open(CommandCall call);

  /**
   * Returns whether the current thread runs the connection's event loop. On this thread, a wait for
   * a response would never end.
   *
   * @return whether it does
   */
  boolean isOwnThread();

  /**
   * Returns whether calls can still be made, as far as this client can tell.
   *
   * @return false once the connection has ended
   */
  boolean isOpen();

  /**
   * Returns whether new calls should be made on another connection, because the server is leaving
   * this one (section 9 of the protocol). Calls in progress go on to their ends. May be called on
   * any thread.
   *
   * @return true once the server has said so, and once the connection has ended
   */
  default boolean isLeaving() {
    return !isOpen();
  }

  /**
   * Runs an action once this client makes no more calls, because it was closed or its connection
   * has ended for good.
   *
   * @param action must not block; runs once, on any thread, or at once if this client has ended.
   *     Exceptions of it are logged
   * @return removes the action if it has not begun; a client that cannot tell its end, as by this
   *     default, never runs the action
   */
  default Runnable whenClosed(Runnable action) {
    return () -> {};
  }

  /**
   * Returns a view of this client that adds options to all calls.
   *
   * @param options the defaults for every option that a call does not set itself
   * @return a view; closing it closes this client
   */
  default CommandClient with(CallOptions options) {
    return options == CallOptions.NONE ? this : new ClientWithOptions(this, options);
  }

  /**
   * Returns a view of this client whose calls go through an interceptor.
   *
   * @param interceptor gets each call before this client does
   * @return a view; closing it closes this client
   */
  default CommandClient with(ClientInterceptor interceptor) {
    return new InterceptedClient(this, interceptor);
  }

  /** Closes the connection. Calls in progress fail with a {@link ConnectionException}. */
  @Override
  void close();
}
