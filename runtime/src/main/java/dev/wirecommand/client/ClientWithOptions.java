package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A client with options for the calls that do not say otherwise. */
final class ClientWithOptions extends ForwardingClient {
  private final CommandClient client;
  private final CallOptions options;

  ClientWithOptions(CommandClient client, CallOptions options) {
    super(client);
    this.client = client;
    this.options = options;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return client.call(call.withOptions(call.options().over(options)));
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return client.call(call.withOptions(call.options().over(options)), decoder);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return client.open(call.withOptions(call.options().over(options)));
  }
}
