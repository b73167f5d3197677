package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/**
 * An interceptor of a client's calls, for example for authentication, logging or retries. {@link
 * CommandClient#with(ClientInterceptor)} adds it to a client. The interceptor that was added last
 * gets a call first. It runs on the caller's thread, and any number of threads may use it at once.
 */
@FunctionalInterface
public interface ClientInterceptor {
  /**
   * Handles a call whose response is collected before the caller gets it.
   *
   * @param call the call
   * @param next the next client. The interceptor may call it with this call or another one, more
   *     than once, or not at all
   * @return completes with the caller's result. If the caller cancels it, the interceptor should
   *     cancel the calls that it made. The future that {@code next} returns completes with a reply
   *     only if the command succeeded: if the server answered with an error, it fails with a {@link
   *     dev.wirecommand.command.CommandException}
   */
  CompletableFuture<CommandReply> call(CommandCall call, CommandClient next);

  /**
   * Handles a call whose response is read as it arrives. Passes the call on unless overridden.
   *
   * @param call the call
   * @param next the next client
   * @return the response
   */
  default ResponseStream open(CommandCall call, CommandClient next) {
    return next.open(call);
  }
}
