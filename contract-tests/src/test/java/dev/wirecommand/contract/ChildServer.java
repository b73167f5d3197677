package dev.wirecommand.contract;

import dev.wirecommand.server.WireServer;
import dev.wirecommand.stdio.StdioServer;

/** Serves {@link ContractCommands} on its standard streams. */
final class ChildServer {
  private ChildServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    StdioServer.claim();
    System.out.println("printed before the server has started");
    try (WireServer server =
        WireServer.builder()
            .dispatch(new ContractCommandsDispatch(new ContractCommands()))
            .limits(ContractCommands.LIMITS)
            .build()) {
      StdioServer.serve(server);
    }
  }
}
