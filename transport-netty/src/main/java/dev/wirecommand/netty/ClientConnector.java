package dev.wirecommand.netty;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.socket.ConnectFailures;
import dev.wirecommand.socket.HostConnector;
import dev.wirecommand.socket.HostLookup;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;

/** Connects clients to a server. It tries the addresses of a host one after the other. */
final class ClientConnector {
  private final NettyClientOptions options;
  private final EventLoops loops;
  private final HostConnector hosts;

  ClientConnector(NettyClientOptions options, EventLoops loops) {
    this(options, loops, new HostLookup(InetAddress::getAllByName));
  }

  ClientConnector(NettyClientOptions options, EventLoops loops, HostLookup lookup) {
    this.options = options;
    this.loops = loops;
    this.hosts = new HostConnector(options.client().connectTimeout(), lookup);
  }

  NettyClient connect(InetSocketAddress address) throws IOException {
    HostConnector.refuseOnEventLoop(address);
    ClientTls settings = options.client().tls();
    if (settings == null) {
      return connectToAny(address, Peer.Transport.TCP, channel -> {});
    }
    SslContext context = TlsContexts.forClient(settings, options.tlsProvider());
    String name = settings.serverName();
    String host = name == null ? address.getHostString() : name;
    try {
      return connectToAny(
          address,
          Peer.Transport.TLS,
          channel -> addTls(channel, context, host, address.getPort()));
    } finally {
      // The connection holds its own reference.
      ReferenceCountUtil.release(context);
    }
  }

  private NettyClient connectToAny(
      InetSocketAddress given, Peer.Transport transport, Consumer<? super Channel> first)
      throws IOException {
    return hosts.connect(
        given, (address, nanos) -> attempt(transport).connect(address, address, first, nanos));
  }

  private static void addTls(Channel channel, SslContext context, String host, int port) {
    SslHandler handshake = context.newHandler(channel.alloc(), host, port);
    // The thread that connects keeps the time.
    handshake.setHandshakeTimeoutMillis(0);
    TlsMemory.count(channel, handshake);
    channel.pipeline().addLast(new FirstBytes(), handshake);
  }

  NettyClient connect(UnixSocket socket) throws IOException {
    HostConnector.refuseOnEventLoop(socket);
    if (options.client().tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    SocketAddress address;
    try {
      address = loops.unix(socket);
    } catch (IOException e) {
      throw ConnectFailures.unusable(socket, e);
    }
    return hosts.connect(
        socket,
        (shown, nanos) ->
            attempt(Peer.Transport.UNIX).connect(shown, address, channel -> {}, nanos));
  }

  private ConnectAttempt attempt(Peer.Transport transport) {
    return new ConnectAttempt(options.client(), loops, transport);
  }
}
