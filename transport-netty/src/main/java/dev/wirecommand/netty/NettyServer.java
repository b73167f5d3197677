package dev.wirecommand.netty;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.LoopThread;
import dev.wirecommand.transport.SocketFile;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
  private final @Nullable ServerCertificates tls;
  private final Runnable stopFollowing;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Completes when the event loops have ended. */
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  NettyServer(
      WireServer server,
      SocketAddress address,
      EventLoopGroup group,
      Set<Channel> connections,
      Channel channel,
      @Nullable SocketFile file,
      @Nullable ServerCertificates tls) {
    this.server = server;
    this.address = address;
    this.group = group;
    this.connections = connections;
    this.channel = channel;
    this.file = file;
    this.tls = tls;
    this.stopFollowing = server.onDrain(() -> stopListening(false), this::closeSoon);
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

  /**
   * Returns the TCP address on which the server listens.
   *
   * @return the address, with the actual port if any free port was asked for
   * @throws IllegalStateException if the server listens on a Unix domain socket
   */
  public InetSocketAddress address() {
    if (address instanceof InetSocketAddress inet) {
      return inet;
    }
    throw new IllegalStateException("listens on the Unix domain socket " + address);
  }

  /**
   * Returns the Unix domain socket on which the server listens.
   *
   * @return the socket
   * @throws IllegalStateException if the server listens on a TCP address
   */
  public UnixSocket unixSocket() {
    if (address instanceof UnixSocket socket) {
      return socket;
    }
    throw new IllegalStateException("listens on the TCP address " + address);
  }

  /**
   * Closes the server after the requests in progress have finished ({@link WireServer#drain}). The
   * server accepts no more connections meanwhile. Where a handler of the {@link WireServer} calls
   * this method, it does not wait for its own call, and the server closes after that call.
   *
   * @param timeout how long to wait for the requests; connections that have not ended by then are
   *     closed
   * @return whether all connections of the {@link WireServer} ended in time, including those over
   *     other transports, except that of a call on this thread
   * @throws InterruptedException if this thread is interrupted while it waits; the server is then
   *     closed
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    boolean ended = false;
    try {
      stopListening(true);
      ended = server.drain(timeout);
    } finally {
      // If the others have ended, but not all, a handler has called this, and still has to answer.
      if (!ended || server.isDrained()) {
        close();
      }
    }
    return ended;
  }

  /** Closes the server on a thread of its own. Called when the {@link WireServer} has drained. */
  private void closeSoon() {
    Thread closing = new Thread(this::close, "wirecommand-close");
    closing.setDaemon(true);
    closing.start();
  }

  /**
   * Stops listening and immediately closes every connection. Returns when the event loops have
   * ended; a call on an event loop returns at once instead.
   */
  @Override
  public void close() {
    boolean mayWait = !LoopThread.isCurrent();
    if (closed.compareAndSet(false, true)) {
      beginClose(mayWait);
    }
    if (mayWait) {
      ended.join();
    }
  }

  private void beginClose(boolean mayWait) {
    stopFollowing.run();
    stopListening(mayWait);
    for (Channel connection : connections) {
      ChannelFuture closing = connection.close();
      if (mayWait) {
        closing.awaitUninterruptibly();
      }
    }
    EventLoops.shutdown(group)
        .addListener(
            terminated -> {
              if (tls != null) {
                tls.close();
              }
              ended.complete(null);
            });
  }

  /**
   * Waits until the server has been closed and its event loops have ended. The threads of the
   * server do not keep the process alive, so a {@code main} method that serves ends with this call.
   *
   * @throws InterruptedException if this thread is interrupted; the server goes on
   * @throws IllegalStateException if called on an event loop
   */
  public void awaitEnd() throws InterruptedException {
    if (LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "awaitEnd would block an event loop: call it on another thread");
    }
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a server has failed", e);
    }
  }

  /**
   * Loads the certificate, the key and the authorities anew. Open connections keep the certificate
   * with which they began; new ones get the new one. Without this call, changed files are noticed
   * when a connection is accepted, within a few seconds.
   *
   * @throws IOException if they cannot be used, or the server is closed; the old ones stay in use
   * @throws IllegalStateException if the server has no TLS settings
   */
  public void reloadCertificates() throws IOException {
    if (tls == null) {
      throw new IllegalStateException(
          "there are no certificates to reload: the server listens without TLS settings");
    }
    tls.reload();
  }

  private void stopListening(boolean mayWait) {
    if (file != null && channel.isOpen()) {
      try {
        file.delete();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "can't remove the socket file {0}: {1}", address, e);
      }
    }
    ChannelFuture closing = channel.close();
    if (mayWait && !LoopThread.isCurrent()) {
      closing.awaitUninterruptibly();
    }
  }
}
