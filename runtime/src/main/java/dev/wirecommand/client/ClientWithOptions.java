package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A view of a client that adds options to its calls. */
final class ClientWithOptions implements CommandClient {
  private final CommandClient client;
  private final CallOptions options;

  ClientWithOptions(CommandClient client, CallOptions options) {
    this.client = client;
    this.options = options;
  }

  private CommandCall complete(CommandCall call) {
    return call.withOptions(call.options().over(options));
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return client.call(complete(call));
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return client.call(complete(call), decoder);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return client.open(complete(call));
  }

  @Override
  public boolean isOwnThread() {
    return client.isOwnThread();
  }

  @Override
  public boolean isOpen() {
    return client.isOpen();
  }

  @Override
  public boolean isLeaving() {
    return client.isLeaving();
  }

  @Override
  public Runnable whenClosed(Runnable action) {
    return client.whenClosed(action);
  }

  @Override
  public void close() {
    client.close();
  }
}
