/**
 * The transport on the JDK alone for servers and clients, over TCP, TLS and Unix domain sockets.
 */
module dev.wirecommand.transport.nio {
  requires transitive dev.wirecommand.runtime;
  requires jdk.net;
  requires static org.jspecify;

  exports dev.wirecommand.nio;
}
