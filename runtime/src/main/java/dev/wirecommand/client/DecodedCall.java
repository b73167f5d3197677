package dev.wirecommand.client;

import dev.wirecommand.engine.CallFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call whose caller does not wait, with what its reply is decoded to. */
final class DecodedCall<R> extends CompletableFuture<R> {
  private final String command;
  private final Function<CommandReply, R> decoder;

  /**
   * A call that ends as its reply does; if it is cancelled, or ended in another way by whoever
   * holds it, the reply is cancelled.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Neither callback throws.
  DecodedCall(
      String command, CompletableFuture<CommandReply> reply, Function<CommandReply, R> decoder) {
    this.command = command;
    this.decoder = decoder;
    whenComplete((result, failure) -> reply.cancel(false));
    reply.whenComplete(this::end);
  }

  private void end(@Nullable CommandReply reply, @Nullable Throwable failure) {
    if (failure != null) {
      Throwable cause = failure.getCause();
      Throwable bare = failure instanceof CompletionException && cause != null ? cause : failure;
      completeExceptionally(CallFailures.forCaller(command, bare));
      return;
    }
    try {
      complete(decoder.apply(reply));
    } catch (Throwable e) {
      // Errors too: whoever waits is to be told whatever went wrong here.
      completeExceptionally(e);
    }
  }
}
