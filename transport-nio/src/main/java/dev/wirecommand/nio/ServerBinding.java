package dev.wirecommand.nio;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.MemoryUse;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.CertificateStore;
import dev.wirecommand.socket.SocketBinding;
import dev.wirecommand.socket.UnixAddresses;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ConnectionCaps;
import dev.wirecommand.transport.ProcessAccount;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** Binds a server to an address. */
final class ServerBinding {
  /** The number of connections that may wait to be accepted, if the system allows as many. */
  private static final int BACKLOG = 4_096;

  private final WireServer server;
  private final ServerLinkOptions options;

  ServerBinding(WireServer server, ServerLinkOptions options) {
    this.server = server;
    this.options = options;
  }

  NioServer bind(InetSocketAddress address) throws IOException {
    ServerTls settings = options.tls();
    InetSocketAddress own = SocketBinding.resolved(address);
    if (settings == null) {
      return listen(own, own, null, null);
    }
    ServerConnections.Tls tls =
        new ServerConnections.Tls(
            settings,
            new CertificateStore<>(
                settings, TlsContexts::forServer, context -> {}, System::nanoTime));
    return listen(own, own, tls, null);
  }

  NioServer bind(UnixSocket socket) throws IOException {
    if (options.tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    return SocketBinding.unix(
        socket,
        options.socketPermissions(),
        (bound, file) -> listen(socket, unix(socket, bound), null, file));
  }

  private static SocketAddress unix(UnixSocket shown, UnixSocket bound) throws IOException {
    try {
      return UnixAddresses.of(bound);
    } catch (IOException e) {
      throw SocketBinding.cantListen(shown, e);
    }
  }

  /**
   * @param shown the address that users see
   * @param address the address that the channel is bound to
   */
  private NioServer listen(
      SocketAddress shown,
      SocketAddress address,
      ServerConnections.@Nullable Tls tls,
      @Nullable SocketFile file)
      throws IOException {
    boolean unix = shown instanceof UnixSocket;
    ServerSocketChannel channel = open(unix);
    try {
      channel.bind(address, BACKLOG);
      channel.configureBlocking(false);
      SocketAddress actual = unix ? shown : channel.getLocalAddress();
      EventLoops loops = new EventLoops("wirecommand-server");
      Acceptor acceptor = acceptor(channel, loops, transport(unix, tls != null), tls);
      acceptor.start();
      return new NioServer(server, actual, loops, acceptor, file, tls == null ? null : tls.store());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw SocketBinding.cantListen(shown, e);
    }
  }

  private static ServerSocketChannel open(boolean unix) throws IOException {
    if (unix) {
      return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    }
    return ServerSocketChannel.open().setOption(StandardSocketOptions.SO_REUSEADDR, true);
  }

  private Acceptor acceptor(
      ServerSocketChannel channel,
      EventLoops loops,
      Peer.Transport transport,
      ServerConnections.@Nullable Tls tls) {
    MemoryUse memory = server.memoryUse();
    Admission admission =
        new Admission(
            new ConnectionCaps(options.connections(), options.connectionsPerAddress()),
            () -> ProcessAccount.DIRECT.reached(memory.directCeiling()));
    return new Acceptor(
        channel,
        loops,
        options,
        transport,
        admission,
        new ServerConnections(server, options, admission, tls),
        new SocketLink.Settings(
            options.readDeadlines(), options.writeDeadlines(), true, memory.heapCeiling()));
  }

  private static Peer.Transport transport(boolean unix, boolean tls) {
    if (unix) {
      return Peer.Transport.UNIX;
    }
    return tls ? Peer.Transport.TLS : Peer.Transport.TCP;
  }
}
