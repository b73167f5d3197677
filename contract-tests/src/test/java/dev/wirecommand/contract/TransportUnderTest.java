package dev.wirecommand.contract;

import java.io.IOException;

/** A way to carry bytes between a client and a server. */
interface TransportUnderTest {
  /** What handlers are told of it. */
  ContractCommands.Seen peer();

  /** Starts a server. */
  Served serve() throws IOException;
}
