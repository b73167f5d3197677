/**
 * Commands, and the transport-independent engines that serve them on a server and call them from a
 * client.
 */
@SuppressWarnings("module") // the transports are compiled later
module dev.wirecommand.runtime {
  requires transitive dev.wirecommand.annotations;
  requires transitive dev.wirecommand.protocol;
  requires jdk.jfr;
  requires static jdk.net;
  requires static org.jspecify;
  requires static tools.jackson.databind;

  exports dev.wirecommand.client;
  exports dev.wirecommand.codegen;
  exports dev.wirecommand.command;
  exports dev.wirecommand.inprocess;
  exports dev.wirecommand.jackson;
  exports dev.wirecommand.jfr;
  exports dev.wirecommand.link;
  exports dev.wirecommand.server;
  exports dev.wirecommand.socket to
      dev.wirecommand.transport.netty,
      dev.wirecommand.transport.nio;
  exports dev.wirecommand.stdio;
  exports dev.wirecommand.transport to
      dev.wirecommand.transport.netty,
      dev.wirecommand.transport.nio;
}
