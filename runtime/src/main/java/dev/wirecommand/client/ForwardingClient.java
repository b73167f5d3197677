package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/**
 * A client that makes its calls on another. For transports, whose clients close more than the
 * connection.
 */
public abstract class ForwardingClient implements CommandClient {
  private final CommandClient client;

  /**
   * A client on another.
   *
   * @param client where calls go
   */
  protected ForwardingClient(CommandClient client) {
    this.client = client;
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return client.call(call);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return client.open(call);
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
