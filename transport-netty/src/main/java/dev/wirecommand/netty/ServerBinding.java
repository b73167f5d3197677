package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.text.FailureText;
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
import java.nio.file.Path;
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
    InetSocketAddress own = resolved(address);
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

  private static InetSocketAddress resolved(InetSocketAddress address) throws IOException {
    if (!address.isUnresolved()) {
      return address;
    }
    InetSocketAddress again = new InetSocketAddress(address.getHostString(), address.getPort());
    if (again.isUnresolved()) {
      throw new IOException(
          "can't listen on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": there is no host of this name; give a name or an address of this machine");
    }
    return again;
  }

  NettyServer bind(UnixSocket socket) throws IOException {
    if (options.link().tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    Path path = socket.path();
    if (path == null) {
      return listen(socket, unix(socket), null, null);
    }
    SocketFile file;
    try {
      file = SocketFile.prepare(path);
    } catch (IOException e) {
      throw cantListen(socket, e);
    }
    NettyServer listening;
    try {
      listening = listen(socket, unix(UnixSocket.of(file.bindPath())), null, file);
    } catch (IOException | RuntimeException e) {
      file.giveUp();
      throw e;
    }
    try {
      file.publish(options.link().socketPermissions());
    } catch (IOException e) {
      listening.close();
      throw cantListen(socket, e);
    }
    return listening;
  }

  private SocketAddress unix(UnixSocket socket) throws IOException {
    try {
      return loops.unix(socket);
    } catch (IOException e) {
      throw cantListen(socket, e);
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
      throw cantListen(shown, bound.cause());
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

  private static IOException cantListen(SocketAddress address, Throwable cause) {
    return new IOException("can't listen on " + address + ": " + FailureText.of(cause), cause);
  }
}
