package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** WireCommand over TCP. Limits are the defaults, except those that the measurements exceed. */
public final class WireCommandContender implements Contender {
  private static final int MOST = 8192;
  private static final int LONGEST_REQUEST = 2 << 20;

  /** The deadlines for connections that are silent while others have their turns. */
  private static final ReadDeadlines PATIENT =
      new ReadDeadlines(
          ReadDeadlines.DEFAULT.header(), ReadDeadlines.DEFAULT.frame(), Duration.ofHours(1));

  @Override
  public Server serve(Handlers handlers) throws IOException {
    CommandDispatch dispatch =
        handlers == Handlers.DIRECT
            ? new LookupDispatch(new Lookup())
            : new BlockingLookupDispatch(new BlockingLookup());
    return listen(dispatch);
  }

  /** Starts a server of commands. */
  static Server listen(CommandDispatch dispatch) throws IOException {
    WireServer server =
        WireServer.builder()
            .dispatch(dispatch)
            .limits(Limits.builder().runningCommands(MOST).requestBytes(LONGEST_REQUEST).build())
            .build();
    ServerLinkOptions options =
        ServerLinkOptions.builder()
            .connections(MOST)
            .connectionsPerAddress(MOST)
            .readDeadlines(PATIENT)
            .build();
    NettyServer listening =
        NettyServer.bind(
            server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options);
    return new Server() {
      @Override
      public int port() {
        return listening.address().getPort();
      }

      @Override
      public void close() {
        listening.close();
        server.close();
      }
    };
  }

  @Override
  public Client newClient(int port) {
    return new Client() {
      @Override
      public Connection connect() throws IOException {
        CommandClient client =
            NettyClient.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new WireCommandConnection(client);
      }

      @Override
      public void close() {}
    };
  }
}
