package dev.wirecommand.abuse;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.netty.NettyServerOptions;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Serves {@link AbusedCommands} on a free port, to very many connections from one address, until
 * its input ends.
 */
final class CrowdedServer {
  private CrowdedServer() {}

  public static void main(String[] arguments) throws IOException {
    NettyServerOptions options =
        NettyServerOptions.builder()
            .link(
                ServerLinkOptions.builder().connections(4_096).connectionsPerAddress(4_096).build())
            .build();
    try (WireServer server =
            WireServer.builder()
                .dispatch(new AbusedCommandsDispatch(new AbusedCommands()))
                .build();
        NettyServer listening = NettyServer.bind(server, new InetSocketAddress(0), options)) {
      System.out.println(((InetSocketAddress) listening.address()).getPort());
      while (System.in.read() >= 0) {
        // The input ends when the parent process has ended.
      }
    }
  }
}
