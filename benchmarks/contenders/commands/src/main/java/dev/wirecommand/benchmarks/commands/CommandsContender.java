package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Wire;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A contender that serves commands over a transport. Limits that the measurements exceed are
 * raised; all others are the defaults. With the system property {@code benchmarks.windows}, the
 * responses to calls are streamed.
 */
public abstract class CommandsContender implements Contender {
  private static final int MOST = 8192;
  private static final int LONGEST_REQUEST = 2 << 20;

  /** The deadlines for connections that are silent while others have their turns. */
  private static final ReadDeadlines PATIENT =
      new ReadDeadlines(
          ReadDeadlines.DEFAULT.header(), ReadDeadlines.DEFAULT.frame(), Duration.ofHours(1));

  /** Listens on a TCP address. */
  protected abstract ListeningServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException;

  /** Listens on a Unix domain socket. */
  protected abstract ListeningServer bind(
      WireServer server, UnixSocket socket, ServerLinkOptions options) throws IOException;

  /** Connects over TCP. */
  protected abstract CommandClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException;

  /** Connects to a Unix domain socket. */
  protected abstract CommandClient connect(UnixSocket socket, ClientOptions options)
      throws IOException;

  @Override
  public final Server serve(Handlers handlers) throws IOException {
    return handlers == Handlers.DIRECT
        ? listen(new LookupDispatch(new Lookup()))
        : listen(new BlockingLookupDispatch(new BlockingLookup()));
  }

  /** Starts a server of commands. */
  public final Server listen(CommandDispatch dispatch) throws IOException {
    WireServer server =
        WireServer.builder()
            .dispatch(dispatch)
            .limits(Limits.builder().runningCommands(MOST).requestBytes(LONGEST_REQUEST).build())
            .build();
    ServerLinkOptions.Builder options =
        ServerLinkOptions.builder()
            .connections(MOST)
            .connectionsPerAddress(MOST)
            .readDeadlines(PATIENT);
    if (Wire.current() == Wire.UNIX) {
      return listening(server, bind(server, UnixSocket.of(Wire.socket()), options.build()), 0);
    }
    if (Wire.current().isEncrypted()) {
      options.tls(ServerTls.builder().certificate(Wire.certificate(), Wire.key()).build());
    }
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ListeningServer listening = bind(server, any, options.build());
    return listening(server, listening, listening.address().getPort());
  }

  private static Server listening(WireServer server, ListeningServer listening, int port) {
    return new Server() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public void close() {
        listening.close();
        server.close();
      }
    };
  }

  @Override
  public final Client newClient(int port) {
    ClientOptions.Builder builder = ClientOptions.builder();
    if (Wire.current().isEncrypted()) {
      builder.tls(ClientTls.builder().trust(Wire.certificate()).build());
    }
    ClientOptions options = builder.build();
    boolean streamed = Boolean.getBoolean("benchmarks.windows");
    return new Client() {
      @Override
      public Connection connect() throws IOException {
        CommandClient client =
            Wire.current() == Wire.UNIX
                ? CommandsContender.this.connect(UnixSocket.of(Wire.socket()), options)
                : CommandsContender.this.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), options);
        return new WireCommandConnection(client, streamed);
      }

      @Override
      public void close() {}
    };
  }
}
