package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import java.io.IOException;
import java.time.Duration;

/** A server of {@link ContractCommands} that runs. */
interface Served extends AutoCloseable {
  /** A new connection to it. */
  CommandClient connect() throws IOException;

  /** The commands that are served, where all connections share them. */
  ContractCommands commands();

  /** Whether all connections are to one server, and not each to its own. */
  boolean isShared();

  /**
   * Drains it; returns whether that ended in time.
   *
   * @throws UnsupportedOperationException where nobody but the peer's process can
   */
  boolean drain(Duration timeout) throws InterruptedException;

  /** Ends it at once. */
  @Override
  void close();
}
