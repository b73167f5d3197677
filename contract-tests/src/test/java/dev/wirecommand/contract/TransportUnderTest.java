package dev.wirecommand.contract;

import java.io.IOException;

/** A transport that the tests run with. */
interface TransportUnderTest {
  /** Returns the peer that handlers must see. */
  ContractCommands.Seen peer();

  /** Starts a server. */
  Served serve() throws IOException;
}
