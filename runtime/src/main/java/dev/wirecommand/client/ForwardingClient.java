package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;

/**
 * A client that forwards its calls to another client. It is a base class for transports whose
 * clients own more than a connection.
 */
public abstract class ForwardingClient implements CommandClient {
  private final CommandClient client;

  /**
   * Creates a client that forwards all calls to the given client.
   *
   * @param client the client that gets the calls
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
