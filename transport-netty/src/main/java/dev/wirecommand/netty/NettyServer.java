package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.server.WireServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WireServer} that listens on a TCP address, with or without TLS, or on a Unix domain
 * socket.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.builder().dispatch(dispatch).build();
 *     NettyServer listening = NettyServer.bind(server, 4000)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class NettyServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(NettyServer.class.getName());

  private final WireServer server;
  private final SocketAddress address;
  private final EventLoopGroup group;
  private final Set<Channel> connections;
  private final Channel channel;
  private final @Nullable SocketFile file;
  private final @Nullable SslContext tls;
  private final AtomicBoolean closed = new AtomicBoolean();

  private NettyServer(
      WireServer server,
      SocketAddress address,
      EventLoopGroup group,
      Set<Channel> connections,
      Channel channel,
      @Nullable SocketFile file,
      @Nullable SslContext tls) {
    this.server = server;
    this.address = address;
    this.group = group;
    this.connections = connections;
    this.channel = channel;
    this.file = file;
    this.tls = tls;
  }

  /**
   * Listens on the loopback interface: nobody but this machine can connect.
   *
   * @param server what is served; not closed by this object
   * @param port the port, 0 to 65,535; 0 for any that is free
   * @return the listening server
   * @throws IOException if the port is taken or may not be used
   */
  public static NettyServer bind(WireServer server, int port) throws IOException {
    return bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Listens on an address.
   *
   * @param server what is served; not closed by this object
   * @param address where to listen
   * @return the listening server
   * @throws IOException if the address is taken or may not be used
   */
  public static NettyServer bind(WireServer server, InetSocketAddress address) throws IOException {
    return bind(server, address, NettyServerOptions.DEFAULT);
  }

  /**
   * Listens on an address.
   *
   * @param server what is served; not closed by this object
   * @param address where to listen
   * @param options how
   * @return the listening server
   * @throws IOException if the address is taken or may not be used, or there is something wrong
   *     with the certificate or the TLS provider
   */
  public static NettyServer bind(
      WireServer server, InetSocketAddress address, NettyServerOptions options) throws IOException {
    return new Binding(server, options, EventLoops.best()).bind(address);
  }

  /**
   * Listens on a Unix domain socket, to which its owner alone can connect. A socket file that a
   * server which is no more has left is removed; any other file is not.
   *
   * @param server what is served; not closed by this object
   * @param socket where to listen
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no such sockets
   */
  public static NettyServer bind(WireServer server, UnixSocket socket) throws IOException {
    return bind(server, socket, NettyServerOptions.DEFAULT);
  }

  /**
   * Listens on a Unix domain socket. A socket file that a server which is no more has left is
   * removed; any other file is not.
   *
   * @param server what is served; not closed by this object
   * @param socket where to listen
   * @param options how
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no such sockets
   * @throws IllegalArgumentException if the options ask for TLS
   */
  public static NettyServer bind(WireServer server, UnixSocket socket, NettyServerOptions options)
      throws IOException {
    return new Binding(server, options, EventLoops.best()).bind(socket);
  }

  /** Makes a server listen, with the channels of one kind. */
  static final class Binding {
    private final WireServer server;
    private final NettyServerOptions options;
    private final EventLoops loops;

    Binding(WireServer server, NettyServerOptions options, EventLoops loops) {
      this.server = server;
      this.options = options;
      this.loops = loops;
    }

    NettyServer bind(InetSocketAddress address) throws IOException {
      ServerTls wanted = options.tls();
      SslContext tls = wanted == null ? null : Tls.context(wanted::newContext);
      try {
        return listen(address, address, tls, null);
      } catch (IOException | RuntimeException e) {
        ReferenceCountUtil.release(tls);
        throw e;
      }
    }

    NettyServer bind(UnixSocket socket) throws IOException {
      if (options.tls() != null) {
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
        throw cant(socket, e);
      }
      NettyServer listening;
      try {
        listening = listen(socket, unix(UnixSocket.of(file.birthplace())), null, file);
      } catch (IOException | RuntimeException e) {
        file.giveUp();
        throw e;
      }
      try {
        file.publish(options.socketPermissions());
      } catch (IOException e) {
        listening.close();
        throw cant(socket, e);
      }
      return listening;
    }

    private SocketAddress unix(UnixSocket socket) throws IOException {
      try {
        return loops.unix(socket);
      } catch (IOException e) {
        throw cant(socket, e);
      }
    }

    private NettyServer listen(
        SocketAddress shown,
        SocketAddress address,
        @Nullable SslContext tls,
        @Nullable SocketFile file)
        throws IOException {
      boolean unix = shown instanceof UnixSocket;
      EventLoopGroup group = loops.newGroup("wirecommand-server");
      Set<Channel> connections = ConcurrentHashMap.newKeySet();
      ServerBootstrap bootstrap =
          new ServerBootstrap()
              .group(group)
              .channel(loops.server(unix))
              .handler(
                  new Admission(
                      new ConnectionCaps(options.connections(), options.connectionsPerAddress()),
                      connections))
              .childHandler(
                  new ServerPipeline(
                      server,
                      options,
                      unix
                          ? Peer.Transport.UNIX
                          : tls == null ? Peer.Transport.TCP : Peer.Transport.TLS,
                      tls));
      if (!unix) {
        bootstrap
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true);
      }
      ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
      if (!bound.isSuccess()) {
        Future<?> unused = EventLoops.shutdown(group);
        throw cant(shown, bound.cause());
      }
      SocketAddress there = unix ? shown : bound.channel().localAddress();
      return new NettyServer(server, there, group, connections, bound.channel(), file, tls);
    }

    private static IOException cant(SocketAddress address, Throwable cause) {
      return new IOException("can't listen on " + address + ": " + cause.getMessage(), cause);
    }
  }

  /**
   * Where the server listens.
   *
   * @return the address, with the port that was chosen
   * @throws IllegalStateException if it is a Unix domain socket
   */
  public InetSocketAddress address() {
    if (address instanceof InetSocketAddress inet) {
      return inet;
    }
    throw new IllegalStateException("listens on the Unix domain socket " + address);
  }

  /**
   * Where the server listens.
   *
   * @return the socket
   * @throws IllegalStateException if it is a TCP address
   */
  public UnixSocket unixSocket() {
    if (address instanceof UnixSocket socket) {
      return socket;
    }
    throw new IllegalStateException("listens on the TCP address " + address);
  }

  /**
   * Ends well: takes no more connections, lets the requests that are in progress on the present
   * ones finish ({@link WireServer#drain}), and closes.
   *
   * @param timeout how long to wait for that; connections that have not ended by then are closed
   * @return whether all ended in time, those that the server has over other transports among them
   * @throws InterruptedException if this thread is interrupted while it waits; everything is closed
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    try {
      stopListening();
      return server.drain(timeout);
    } finally {
      close();
    }
  }

  /**
   * Stops listening and closes every connection, at once. Returns when that is done and the threads
   * have ended, but at once when called on one of these.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    stopListening();
    boolean mayWait = !EventLoops.isIn(group);
    for (Channel connection : connections) {
      ChannelFuture closing = connection.close();
      if (mayWait) {
        closing.awaitUninterruptibly();
      }
    }
    Future<?> ending = EventLoops.shutdown(group);
    if (mayWait) {
      // Not by a listener: it might run after this has returned.
      ending.awaitUninterruptibly();
      ReferenceCountUtil.release(tls);
    } else {
      ending.addListener(ended -> ReferenceCountUtil.release(tls));
    }
  }

  private void stopListening() {
    if (file != null && channel.isOpen()) {
      try {
        file.delete();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "can't remove the socket file {0}: {1}", address, e);
      }
    }
    ChannelFuture closing = channel.close();
    if (!EventLoops.isIn(group)) {
      closing.awaitUninterruptibly();
    }
  }
}
