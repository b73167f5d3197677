/**
 * The wire without I/O: CBOR, frames, and the reactors of both sides. It depends on nothing.
 * "Section N of the protocol" is that section of {@code docs/protocol.md}.
 */
module dev.wirecommand.protocol {
  requires static org.jspecify;

  exports dev.wirecommand.cbor;
  exports dev.wirecommand.frame;
  exports dev.wirecommand.reactor;
}
