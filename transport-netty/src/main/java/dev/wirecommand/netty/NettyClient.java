package dev.wirecommand.netty;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ForwardingClient;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.transport.LoopThread;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A client that is connected over TCP, with or without TLS, or over a Unix domain socket.
 *
 * <pre>{@code
 * try (NettyClient client = NettyClient.connect(address)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>A host name is looked up each time a client connects, even if the given address is resolved.
 * All addresses are tried in turn within {@link ClientOptions#connectTimeout}. An address without a
 * name is the only one that is tried. {@code connect} blocks, so it refuses to run on an event loop
 * of this library: in a callback of a client or in a handler that does not block.
 *
 * <p>This client needs Netty 4.2 or newer; with an older Netty, {@code connect} throws an {@link
 * IllegalStateException}.
 *
 * <p>Safe for use by any thread.
 */
public final class NettyClient extends ForwardingClient {
  private final ClientConnection connection;
  private final Channel channel;
  private final EventLoops loops;
  private final AtomicBoolean closed = new AtomicBoolean();

  NettyClient(Channel channel, ClientConnection connection, EventLoops loops) {
    super(connection);
    this.connection = connection;
    this.channel = channel;
    this.loops = loops;
  }

  /**
   * Connects over TCP.
   *
   * @param address the server's address; if it has a host name, all addresses of the host are tried
   *     in turn
   * @return the connection
   * @throws IOException if the connection cannot be made within 10 seconds, or this thread is
   *     interrupted
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(InetSocketAddress address) throws IOException {
    return connect(address, NettyClientOptions.DEFAULT);
  }

  /**
   * Connects over TCP, or over TLS if the options have TLS settings.
   *
   * @param address the server's address; if it has a host name, all addresses of the host are tried
   *     in turn
   * @param options the options
   * @return the connection
   * @throws IOException if the connection cannot be made within {@link
   *     ClientOptions#connectTimeout}, one side's certificate is missing or not accepted, or this
   *     thread is interrupted
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException {
    return connect(address, NettyClientOptions.of(options));
  }

  /**
   * Connects over TCP, or over TLS if the options have TLS settings.
   *
   * @param address the server's address; if it has a host name, all addresses of the host are tried
   *     in turn
   * @param options the shared options and those of Netty
   * @return the connection
   * @throws IOException if the connection cannot be made within {@link
   *     ClientOptions#connectTimeout}, one side's certificate is missing or not accepted, the TLS
   *     provider cannot be used, or this thread is interrupted
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(InetSocketAddress address, NettyClientOptions options)
      throws IOException {
    return new ClientConnector(options, EventLoops.best()).connect(address);
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param socket the server's socket
   * @return the connection
   * @throws IOException if the connection cannot be made, or this platform has no Unix domain
   *     sockets
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(UnixSocket socket) throws IOException {
    return connect(socket, NettyClientOptions.DEFAULT);
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param socket the server's socket
   * @param options the options
   * @return the connection
   * @throws IOException if the connection cannot be made, or this platform has no Unix domain
   *     sockets
   * @throws IllegalArgumentException if the options have TLS settings
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(UnixSocket socket, ClientOptions options) throws IOException {
    return connect(socket, NettyClientOptions.of(options));
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param socket the server's socket
   * @param options the shared options and those of Netty
   * @return the connection
   * @throws IOException if the connection cannot be made, or this platform has no Unix domain
   *     sockets
   * @throws IllegalArgumentException if the options have TLS settings
   * @throws IllegalStateException if called on an event loop
   */
  public static NettyClient connect(UnixSocket socket, NettyClientOptions options)
      throws IOException {
    return new ClientConnector(options, EventLoops.best()).connect(socket);
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return connection.call(call, decoder);
  }

  /**
   * Closes the connection. Calls in progress fail at once. Returns when the connection is closed,
   * or at once if called on an event loop.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      super.close();
      if (!LoopThread.isCurrent()) {
        channel.closeFuture().awaitUninterruptibly();
      }
      ClientThreads.of(loops).release();
    }
  }
}
