package dev.wirecommand.netty;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ForwardingClient;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A connection over TCP, with or without TLS, or over a Unix domain socket, on which commands are
 * called.
 *
 * <pre>{@code
 * try (NettyClient client = NettyClient.connect(address)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
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
   * @param address where the server listens
   * @return the connection
   * @throws IOException if there is no connection to be had within 10 seconds, or this thread is
   *     interrupted
   */
  public static NettyClient connect(InetSocketAddress address) throws IOException {
    return connect(address, NettyClientOptions.DEFAULT);
  }

  /**
   * Connects over TCP.
   *
   * @param address where the server listens
   * @param options how the client behaves once it is connected
   * @return the connection
   * @throws IOException if there is no connection to be had within 10 seconds, or this thread is
   *     interrupted
   */
  public static NettyClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException {
    return connect(address, NettyClientOptions.builder().client(options).build());
  }

  /**
   * Connects over TCP, or TLS.
   *
   * @param address where the server listens
   * @param options how
   * @return the connection
   * @throws IOException if there is no connection to be had in time, the server or the client could
   *     not prove what it is, there is something wrong with a certificate or the TLS provider, or
   *     this thread is interrupted
   */
  public static NettyClient connect(InetSocketAddress address, NettyClientOptions options)
      throws IOException {
    return new Connecting(options, EventLoops.best()).connect(address);
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param socket where the server listens
   * @return the connection
   * @throws IOException if there is no connection to be had, or this platform has no such sockets
   */
  public static NettyClient connect(UnixSocket socket) throws IOException {
    return connect(socket, NettyClientOptions.DEFAULT);
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param socket where the server listens
   * @param options how
   * @return the connection
   * @throws IOException if there is no connection to be had, or this platform has no such sockets
   * @throws IllegalArgumentException if the options ask for TLS
   */
  public static NettyClient connect(UnixSocket socket, NettyClientOptions options)
      throws IOException {
    return new Connecting(options, EventLoops.best()).connect(socket);
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return connection.call(call, decoder);
  }

  /** Closes the connection and waits until it is closed; calls still under way end at once. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      super.close();
      if (!channel.eventLoop().inEventLoop()) {
        channel.closeFuture().awaitUninterruptibly();
      }
      ClientThreads.of(loops).release();
    }
  }
}
