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
 * Connects a client to a server of the same process: for tests, and for programs that call commands
 * of their own.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.builder().dispatch(dispatch).build();
 *     CommandClient client = InProcess.connect(server)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>Frames are encoded, split and checked as on a wire, limits hold, and who does not read is not
 * written to. One daemon thread for each connection is the connection's thread of both sides: a
 * command that never blocks runs on it, and what depends on a call's future does unless it is given
 * an executor.
 */
public final class InProcess {
  private InProcess() {}

  /**
   * Connects to a server.
   *
   * @param server answers the calls; not closed with the connection
   * @return the connection, whose {@code close} returns when its thread has ended
   */
  public static CommandClient connect(WireServer server) {
    return connect(server, ClientOptions.DEFAULT);
  }

  /**
   * Connects to a server.
   *
   * @param server answers the calls; not closed with the connection
   * @param options how the client's side behaves
   * @return the connection, whose {@code close} returns when its thread has ended
   */
  public static CommandClient connect(WireServer server, ClientOptions options) {
    Pipe pipe = new Pipe();
    CompletableFuture<CommandClient> connected = new CompletableFuture<>();
    pipe.thread()
        .execute(
            () -> {
              try {
                connected.complete(attach(pipe, server, options));
              } catch (Throwable e) {
                // Errors too: whoever connects waits here.
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
