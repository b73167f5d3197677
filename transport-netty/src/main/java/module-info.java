/** The Netty transport for servers and clients, over TCP, TLS and Unix domain sockets. */
module dev.wirecommand.transport.netty {
  requires transitive dev.wirecommand.runtime;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.unix.common;
  requires jdk.net;
  requires static org.jspecify;

  exports dev.wirecommand.netty;
}
