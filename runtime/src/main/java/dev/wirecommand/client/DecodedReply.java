package dev.wirecommand.client;

import dev.wirecommand.engine.CallFailures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A future that waits for a reply and completes with the decoded value. */
final class DecodedReply<R> extends CallFuture<R> {
  private final String command;
  private final Function<CommandReply, R> decoder;

  /**
   * Creates a future that completes when the reply has arrived. If the future is cancelled or
   * completed in another way, it cancels the reply.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // Neither callback throws.
  DecodedReply(
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
      // Errors too: the caller must not wait forever.
      completeExceptionally(e);
    }
  }
}
