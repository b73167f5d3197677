package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.SocketBinding;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ConnectionCaps;
import dev.wirecommand.transport.SocketFile;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Binds a server to an address. It uses the channels of one kind of event loop. */
final class ServerBinding {
  private final WireServer server;
  private final NettyServerOptions options;
  private final EventLoops loops;

  ServerBinding(WireServer server, NettyServerOptions options, EventLoops loops) {
    this.server = server;
    this.options = options;
    this.loops = loops;
  }

  NettyServer bind(InetSocketAddress address) throws IOException {
    ServerTls settings = options.link().tls();
    InetSocketAddress own = SocketBinding.resolved(address);
    if (settings == null) {
      return listen(own, own, null, null);
    }
    ServerCertificates tls =
        new ServerCertificates(settings, options.tlsProvider(), System::nanoTime);
    try {
      return listen(own, own, tls, null);
    } catch (IOException | RuntimeException e) {
      tls.close();
      throw e;
    }
  }

  NettyServer bind(UnixSocket socket) throws IOException {
    if (options.link().tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    return SocketBinding.unix(
        socket,
        options.link().socketPermissions(),
        (bound, file) -> listen(socket, unix(bound), null, file));
  }

  private SocketAddress unix(UnixSocket socket) throws IOException {
    try {
      return loops.unix(socket);
    } catch (IOException e) {
      throw SocketBinding.cantListen(socket, e);
    }
  }

  /**
   * @param shown the address that users see
   * @param address the address that the channel is bound to
   */
  private NettyServer listen(
      SocketAddress shown,
      SocketAddress address,
      @Nullable ServerCertificates tls,
      @Nullable SocketFile file)
      throws IOException {
    boolean unix = shown instanceof UnixSocket;
    EventLoopGroup group = loops.newGroup("wirecommand-server");
    Set<Channel> connections = ConcurrentHashMap.newKeySet();
    Admission admission = admission(options.link());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(loops.server(unix))
            .handler(new AdmissionHandler(admission, options.link(), connections))
            .childHandler(
                new ServerPipeline(
                    server, options.link(), admission, transport(unix, tls != null), tls));
    if (!unix) {
      bootstrap.option(ChannelOption.SO_REUSEADDR, true);
      bootstrap.childOption(ChannelOption.TCP_NODELAY, true);
    }
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      Future<?> unused = EventLoops.shutdown(group);
      throw SocketBinding.cantListen(shown, bound.cause());
    }
    SocketAddress actual = unix ? shown : bound.channel().localAddress();
    return new NettyServer(server, actual, group, connections, bound.channel(), file, tls);
  }

  private Admission admission(ServerLinkOptions link) {
    long directBytes = server.memoryUse().directCeiling();
    return new Admission(
        new ConnectionCaps(link.connections(), link.connectionsPerAddress()),
        () -> UnsentMemory.reached(directBytes));
  }

  private static Peer.Transport transport(boolean unix, boolean tls) {
    if (unix) {
      return Peer.Transport.UNIX;
    }
    return tls ? Peer.Transport.TLS : Peer.Transport.TCP;
  }
}
