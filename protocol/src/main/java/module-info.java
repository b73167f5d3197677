/**
 * The protocol without I/O: CBOR, frames, and the reactors of the client and the server. It depends
 * on nothing. "Section N of the protocol" is that section of {@code docs/protocol.md}.
 */
@SuppressWarnings("module") // The module dev.wirecommand.runtime is compiled later.
module dev.wirecommand.protocol {
  requires static org.jspecify;

  exports dev.wirecommand.cbor;
  exports dev.wirecommand.frame;
  exports dev.wirecommand.frame.text;
  exports dev.wirecommand.reactor;
  exports dev.wirecommand.text to
      dev.wirecommand.cli,
      dev.wirecommand.runtime,
      dev.wirecommand.sample,
      dev.wirecommand.schema,
      dev.wirecommand.transport.netty,
      dev.wirecommand.transport.nio;
}
