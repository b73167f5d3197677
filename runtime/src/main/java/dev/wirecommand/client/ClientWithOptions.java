package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/** A client with options for the calls that do not say otherwise. */
final class ClientWithOptions implements CommandClient {
  private final CommandClient client;
  private final CallOptions options;

  ClientWithOptions(CommandClient client, CallOptions options) {
    this.client = client;
    this.options = options;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return client.call(call.withOptions(call.options().over(options)));
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return client.open(call.withOptions(call.options().over(options)));
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
  public void close() {
    client.close();
  }
}
