package dev.wirecommand.inprocess;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ForwardingClient;
import dev.wirecommand.server.WireServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A transport between a client and a server in the same process. It is for tests and for programs
 * that call their own commands.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.builder().dispatch(dispatch).build();
 *     CommandClient client = InProcess.connect(server)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>Frames are encoded, split and checked as on a network, and limits and flow control apply. One
 * daemon thread for each connection is the event loop of both sides. Commands that never block run
 * on it, and so do dependents of a call's future that have no other executor.
 */
public final class InProcess {
  private InProcess() {}

  /**
   * Connects to a server in the same process, with the default client options.
   *
   * @param server the server that answers; not closed with the connection
   * @return the connection, whose {@code close} returns when its event loop has ended
   */
  public static CommandClient connect(WireServer server) {
    return connect(server, ClientOptions.DEFAULT);
  }

  /**
   * Connects to a server in the same process, with the given client options.
   *
   * @param server the server that answers; not closed with the connection
   * @param options the options of the client
   * @return the connection, whose {@code close} returns when its event loop has ended
   * @throws IllegalArgumentException if the options have TLS settings
   */
  public static CommandClient connect(WireServer server, ClientOptions options) {
    if (options.tls() != null) {
      throw new IllegalArgumentException(
          "TLS is for TCP; a connection within a process needs none");
    }
    Pipe pipe = new Pipe();
    CompletableFuture<CommandClient> connected = new CompletableFuture<>();
    pipe.thread()
        .execute(
            () -> {
              try {
                connected.complete(attach(pipe, server, options));
              } catch (Throwable e) {
                // Errors too, because the caller of connect() waits.
                connected.completeExceptionally(e);
                pipe.thread().end();
              }
            });
    try {
      return connected.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("the server did not take the connection", e.getCause());
    }
  }

  private static CommandClient attach(Pipe pipe, WireServer server, ClientOptions options) {
    ClientConnection client = new ClientConnection(pipe.near(), options);
    pipe.attach(client, server.connect(pipe.far()));
    return new Connected(client, pipe);
  }

  private static final class Connected extends ForwardingClient {
    private final ClientConnection connection;
    private final Pipe pipe;

    private Connected(ClientConnection connection, Pipe pipe) {
      super(connection);
      this.connection = connection;
      this.pipe = pipe;
    }

    @Override
    public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
      return connection.call(call, decoder);
    }

    @Override
    public void close() {
      super.close();
      pipe.thread().awaitEnd();
    }
  }
}
