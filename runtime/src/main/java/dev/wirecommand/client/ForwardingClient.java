package dev.wirecommand.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
  public CompletableFuture<CommandReply> call(
      String command, byte[] arguments, byte @Nullable [] data) {
    return client.call(command, arguments, data);
  }

  @Override
  public void close() {
    client.close();
  }
}
