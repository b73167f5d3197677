package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import java.io.IOException;
import java.time.Duration;

/** A running server of {@link ContractCommands}. */
interface Served extends AutoCloseable {
  /** Makes a new connection. */
  CommandClient connect() throws IOException;

  /** Returns the served commands, if all connections share them. */
  ContractCommands commands();

  /** Returns whether all connections share one server. */
  boolean isShared();

  /**
   * Drains the server; returns whether it ended in time.
   *
   * @throws UnsupportedOperationException if only the server's own process can do this
   */
  boolean drain(Duration timeout) throws InterruptedException;

  /** Closes the server at once. */
  @Override
  void close();
}
