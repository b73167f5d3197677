package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/**
 * A step between callers and a client, for example for authentication, logging or retries. Added
 * with {@link CommandClient#with(ClientInterceptor)}; the interceptor that was added last gets a
 * call first. Called on the caller's thread, by any number of threads at once.
 */
@FunctionalInterface
public interface ClientInterceptor {
  /**
   * Handles a call whose response is collected.
   *
   * @param call the call
   * @param next the client behind this interceptor. It may be called with this call or another one,
   *     more than once, or not at all
   * @return completes with what the caller gets. If it is cancelled, the interceptor should cancel
   *     the calls that it made for it
   */
  CompletableFuture<CommandReply> call(CommandCall call, CommandClient next);

  /**
   * Handles a call whose response is read as it arrives. Passes the call on unless overridden.
   *
   * @param call the call
   * @param next the client behind this interceptor
   * @return the response
   */
  default ResponseStream open(CommandCall call, CommandClient next) {
    return next.open(call);
  }
}
