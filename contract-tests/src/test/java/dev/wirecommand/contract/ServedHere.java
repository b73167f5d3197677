package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A server in this process. */
final class ServedHere implements Served {
  private final ContractCommands commands = new ContractCommands();
  private final WireServer server =
      WireServer.builder()
          .dispatch(new ContractCommandsDispatch(commands))
          .limits(ContractCommands.LIMITS)
          .build();
  private final Reach reach;

  /** A way to connect to the server. */
  interface Reach {
    CommandClient connect() throws IOException;

    /** Ends the transport, not the server. */
    default void close() throws IOException {}

    default boolean drain(WireServer server, Duration timeout) throws InterruptedException {
      return server.drain(timeout);
    }
  }

  /** Connects a server to a transport. */
  interface Reaching {
    Reach of(WireServer server) throws IOException;
  }

  ServedHere(Reaching reaching) throws IOException {
    this.reach = reaching.of(server);
    commands.drainBy(() -> drain(Duration.ofMinutes(1)));
  }

  @Override
  public CommandClient connect() throws IOException {
    return reach.connect();
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
    return reach.drain(server, timeout);
  }

  @Override
  public void close() {
    try {
      reach.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      server.close();
    }
  }
}
