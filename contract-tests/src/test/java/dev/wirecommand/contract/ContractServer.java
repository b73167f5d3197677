package dev.wirecommand.contract;

import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;

/** Serves {@link ContractCommands} on a free port, which it prints, until its input ends. */
final class ContractServer {
  private ContractServer() {}

  public static void main(String[] arguments) throws IOException {
    try (WireServer server =
            WireServer.builder()
                .dispatch(new ContractCommandsDispatch(new ContractCommands()))
                .build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      System.out.println(listening.address().getPort());
      while (System.in.read() >= 0) {
        // The input ends when the parent process has ended.
      }
    }
  }
}
