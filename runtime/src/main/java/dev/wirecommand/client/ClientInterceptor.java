package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/**
 * Stands between callers and a client, for authentication, logging or trying again. Put there with
 * {@link CommandClient#with(ClientInterceptor)}; the one that was put there last sees a call first.
 * Called on the caller's thread, by any number of threads at once.
 */
@FunctionalInterface
public interface ClientInterceptor {
  /**
   * A call whose result is wanted whole.
   *
   * @param call the call
   * @param next what is behind this interceptor; to be called with this call, another one, more
   *     than once, or not at all
   * @return completes as the caller is to be told. If it is cancelled, the calls that were made for
   *     it are to be cancelled
   */
  CompletableFuture<CommandReply> call(CommandCall call, CommandClient next);

  /**
   * A call whose result is read as it arrives. Passed on as it is unless overridden.
   *
   * @param call the call
   * @param next what is behind this interceptor
   * @return the result
   */
  default ResponseStream open(CommandCall call, CommandClient next) {
    return next.open(call);
  }
}
