package dev.wirecommand.contract;

import dev.wirecommand.server.WireServer;
import java.time.Duration;

/** A server in this process. */
abstract class ServedHere implements Served {
  private final ContractCommands commands = new ContractCommands();
  private final WireServer server =
      WireServer.builder().dispatch(new ContractCommandsDispatch(commands)).build();

  final WireServer server() {
    return server;
  }

  @Override
  public ContractCommands commands() {
    return commands;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public boolean drain(Duration timeout) throws InterruptedException {
    return server.drain(timeout);
  }

  @Override
  public void close() {
    server.close();
  }
}
