package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/** A client behind an interceptor. */
final class InterceptedClient extends ForwardingClient {
  private final CommandClient client;
  private final ClientInterceptor interceptor;

  InterceptedClient(CommandClient client, ClientInterceptor interceptor) {
    super(client);
    this.client = client;
    this.interceptor = interceptor;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return interceptor.call(call, client);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return interceptor.open(call, client);
  }
}
