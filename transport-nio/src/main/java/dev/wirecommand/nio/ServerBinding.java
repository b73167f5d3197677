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
import java.net.UnixDomainSocketAddress;
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
    InetSocketAddress own = SocketBinding.resolved(address);
    return listen(own, own, tls(), null);
  }

  private ServerConnections.@Nullable Tls tls() throws IOException {
    ServerTls settings = options.tls();
    return settings == null
        ? null
        : new ServerConnections.Tls(
            settings,
            new CertificateStore<>(
                settings, TlsContexts::forServer, context -> {}, System::nanoTime));
  }

  NioServer bind(UnixSocket socket) throws IOException {
    requireNoTls();
    return SocketBinding.unix(
        socket,
        options.socketPermissions(),
        (bound, file) -> listen(socket, unix(socket, bound), null, file));
  }

  private void requireNoTls() {
    if (options.tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
  }

  /** Listens on a socket that the process was started with. */
  NioServer inherit() throws IOException {
    ServerSocketChannel channel = InheritedSocket.listening();
    try {
      if (channel.getLocalAddress() instanceof UnixDomainSocketAddress address) {
        requireNoTls();
        return serve(channel, UnixSocket.of(address.getPath()), null, null);
      }
      return serve(channel, channel.getLocalAddress(), tls(), null);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
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
      return serve(channel, unix ? shown : channel.getLocalAddress(), tls, file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw SocketBinding.cantListen(shown, e);
    }
  }

  /**
   * Serves a channel that listens.
   *
   * @param shown the address that users see
   */
  private NioServer serve(
      ServerSocketChannel channel,
      SocketAddress shown,
      ServerConnections.@Nullable Tls tls,
      @Nullable SocketFile file)
      throws IOException {
    channel.configureBlocking(false);
    EventLoops loops = new EventLoops("wirecommand-server");
    boolean unix = shown instanceof UnixSocket;
    Acceptor acceptor = acceptor(channel, loops, transport(unix, tls != null), tls);
    acceptor.start();
    return new NioServer(server, shown, loops, acceptor, file, tls == null ? null : tls.store());
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
