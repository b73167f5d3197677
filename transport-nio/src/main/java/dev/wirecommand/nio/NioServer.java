package dev.wirecommand.nio;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.CertificateStore;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WireServer} that listens on a TCP address, with or without TLS, or on a Unix domain
 * socket, with nothing but the JDK.
 *
 * <pre>{@code
 * try (WireServer server = WireServer.builder().dispatch(dispatch).build();
 *     NioServer listening = NioServer.bind(server, 4000)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class NioServer extends ListeningServer {
  private final EventLoops loops;
  private final Acceptor acceptor;

  NioServer(
      WireServer server,
      SocketAddress address,
      EventLoops loops,
      Acceptor acceptor,
      @Nullable SocketFile file,
      @Nullable CertificateStore<?> certificates) {
    super(server, address, file, certificates);
    this.loops = loops;
    this.acceptor = acceptor;
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
  public static NioServer bind(WireServer server, int port) throws IOException {
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
  public static NioServer bind(WireServer server, InetSocketAddress address) throws IOException {
    return bind(server, address, ServerLinkOptions.DEFAULT);
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
  public static NioServer bind(
      WireServer server, InetSocketAddress address, ServerLinkOptions options) throws IOException {
    return new ServerBinding(server, options).bind(address);
  }

  /**
   * Listens on a Unix domain socket. Only the owner of the socket can connect. If a dead server has
   * left a socket file at the path, it is replaced; any other file is not.
   *
   * @param server the server that answers; not closed by the returned object
   * @param socket the socket to listen on; abstract names are not supported
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no Unix domain sockets
   */
  public static NioServer bind(WireServer server, UnixSocket socket) throws IOException {
    return bind(server, socket, ServerLinkOptions.DEFAULT);
  }

  /**
   * Listens on a Unix domain socket. If a dead server has left a socket file at the path, it is
   * replaced; any other file is not.
   *
   * @param server the server that answers; not closed by the returned object
   * @param socket the socket to listen on; abstract names are not supported
   * @param options permissions, caps and deadlines
   * @return the listening server
   * @throws IOException if another server listens there, the path may not be used, or this platform
   *     has no Unix domain sockets
   * @throws IllegalArgumentException if the options contain TLS settings
   */
  public static NioServer bind(WireServer server, UnixSocket socket, ServerLinkOptions options)
      throws IOException {
    return new ServerBinding(server, options).bind(socket);
  }

  /**
   * Listens on the socket that the process was started with as its standard input, over TCP or a
   * Unix domain socket. A program that starts services when they are needed, such as systemd
   * ({@code StandardInput=socket}, {@code Accept=no}) or inetd ({@code wait}), has opened it, and
   * removes its file. The JDK then detaches standard input, output and error from the process
   * ({@link System#inheritedChannel}), so log to a file or to the journal.
   *
   * @param server the server that answers; not closed by the returned object
   * @param options TLS, caps and deadlines
   * @return the listening server
   * @throws IOException if standard input is no listening socket, or the certificate cannot be used
   * @throws IllegalArgumentException if the options contain TLS settings and the socket is a Unix
   *     domain socket
   */
  public static NioServer inherit(WireServer server, ServerLinkOptions options) throws IOException {
    return new ServerBinding(server, options).inherit();
  }

  @Override
  protected CompletableFuture<Void> closeListener() {
    return acceptor.close();
  }

  @Override
  protected CompletableFuture<Void> closeConnections() {
    return loops.end();
  }
}
