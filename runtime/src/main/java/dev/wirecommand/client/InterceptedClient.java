package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/** A view of a client whose calls go through an interceptor. */
final class InterceptedClient implements CommandClient {
  private final CommandClient client;
  private final ClientInterceptor interceptor;

  InterceptedClient(CommandClient client, ClientInterceptor interceptor) {
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
