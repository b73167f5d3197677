package dev.wirecommand.abuse;

import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;

/** Serves {@link AbusedCommands} with default settings on a free port, until its input ends. */
final class AbusedServer {
  private AbusedServer() {}

  public static void main(String[] arguments) throws IOException {
    try (WireServer server =
            WireServer.builder()
                .dispatch(new AbusedCommandsDispatch(new AbusedCommands()))
                .build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      System.out.println(listening.address().getPort());
      while (System.in.read() >= 0) {
        // The input ends when the parent process has ended.
      }
    }
  }
}
