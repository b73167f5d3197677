package dev.wirecommand.netty;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.SocketFile;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
 * <p>This server needs Netty 4.2 or newer; with an older Netty, {@code bind} throws an {@link
 * IllegalStateException}.
 *
 * <p>Safe for use by any thread.
 */
public final class NettyServer extends ListeningServer {
  private final EventLoopGroup group;
  private final Set<Channel> connections;
  private final Channel channel;

  NettyServer(
      WireServer server,
      SocketAddress address,
      EventLoopGroup group,
      Set<Channel> connections,
      Channel channel,
      @Nullable SocketFile file,
      @Nullable ServerCertificates tls) {
    super(server, address, file, tls == null ? null : tls.store());
    this.group = group;
    this.connections = connections;
    this.channel = channel;
    follow();
  }

  /**
   * Listens on a TCP port of the loopback interface. Only programs on this machine can connect.
   *
   * @param server the server that answers; not closed by the returned object
   * @param port the port, 0 to 65,535; 0 for any free port
   * @return the listening server
   * @throws IOException if the port is taken or may not be used
   */
  public static NettyServer bind(WireServer server, int port) throws IOException {
    return bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * Listens on a TCP address.
   *
   * @param server the server that answers; not closed by the returned object
   * @param address the address to listen on
   * @return the listening server
   * @throws IOException if the address is taken or may not be used
   */
  public static NettyServer bind(WireServer server, InetSocketAddress address) throws IOException {
    return bind(server, address, NettyServerOptions.DEFAULT);
  }

  /**
   * Listens on a TCP address.
   *
   * @param server the server that answers; not closed by the returned object
   * @param address the address to listen on
   * @param options TLS, caps and deadlines
   * @return the listening server
   * @throws IOException if the address is taken or may not be used, or the certificate cannot be
   *     used
   */
  public static NettyServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException {
    return bind(server, address, NettyServerOptions.of(options));
  }

  /**
   * Listens on a TCP address.
   *
   * @param server the server that answers; not closed by the returned object
   * @param address the address to listen on
   * @param options the shared options and those of Netty
   * @return the listening server
   * @throws IOException if the address is taken or may not be used, or the certificate or the TLS
   *     provider cannot be used
   */
  public static NettyServer bind(
      WireServer server, InetSocketAddress address, NettyServerOptions options) throws IOException {
    return new ServerBinding(server, options, EventLoops.best()).bind(address);
  }

  /**
   * Listens on a Unix domain socket. Only the owner of the socket can connect. If a dead server has
   * left a socket file at the path, it is replaced; any other file is not.
   *
   * @param server the server that answers; not closed by the returned object
   * @param socket the socket to listen on
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no Unix domain sockets
   */
  public static NettyServer bind(WireServer server, UnixSocket socket) throws IOException {
    return bind(server, socket, NettyServerOptions.DEFAULT);
  }

  /**
   * Listens on a Unix domain socket. If a dead server has left a socket file at the path, it is
   * replaced; any other file is not.
   *
   * @param server the server that answers; not closed by the returned object
   * @param socket the socket to listen on
   * @param options permissions, caps and deadlines
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no Unix domain sockets
   * @throws IllegalArgumentException if the options contain TLS settings
   */
  public static NettyServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
      throws IOException {
    return bind(server, socket, NettyServerOptions.of(options));
  }

  /**
   * Listens on a Unix domain socket. If a dead server has left a socket file at the path, it is
   * replaced; any other file is not.
   *
   * @param server the server that answers; not closed by the returned object
   * @param socket the socket to listen on
   * @param options the shared options and those of Netty
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no Unix domain sockets
   * @throws IllegalArgumentException if the options contain TLS settings
   */
  public static NettyServer bind(WireServer server, UnixSocket socket, NettyServerOptions options)
      throws IOException {
    return new ServerBinding(server, options, EventLoops.best()).bind(socket);
  }

  @Override
  protected CompletableFuture<Void> closeListener() {
    return closed(channel);
  }

  @Override
  protected CompletableFuture<Void> closeConnections() {
    // TLS says goodbye first, which needs the event loops.
    return CompletableFuture.allOf(
            connections.stream().map(NettyServer::closed).toArray(CompletableFuture<?>[]::new))
        .thenCompose(
            none -> {
              CompletableFuture<Void> ended = new CompletableFuture<>();
              EventLoops.shutdown(group).addListener(terminated -> ended.complete(null));
              return ended;
            });
  }

  private static CompletableFuture<Void> closed(Channel channel) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    channel.close().addListener((ChannelFutureListener) closed -> done.complete(null));
    return done;
  }
}
