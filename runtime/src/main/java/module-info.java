/**
 * Frames, CBOR, the reactors, and the server and client engines that drive them; everything but the
 * transports.
 */
module dev.wirecommand.runtime {
  requires transitive dev.wirecommand.annotations;
  requires jdk.jfr;
  requires static org.jspecify;
  requires static tools.jackson.databind;

  exports dev.wirecommand.cbor;
  exports dev.wirecommand.client;
  exports dev.wirecommand.command;
  exports dev.wirecommand.frame;
  exports dev.wirecommand.inprocess;
  exports dev.wirecommand.jackson;
  exports dev.wirecommand.jfr;
  exports dev.wirecommand.link;
  exports dev.wirecommand.reactor;
  exports dev.wirecommand.server;
  exports dev.wirecommand.stdio;
}
