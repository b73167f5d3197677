package dev.wirecommand.netty;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ResponseStream;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A connection over TCP, on which commands are called.
 *
 * <pre>{@code
 * try (NettyClient client = NettyClient.connect(address)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class NettyClient implements CommandClient {
  private static final int CONNECT_MILLIS = 10_000;

  private final Channel channel;
  private final ClientConnection connection;
  private final AtomicBoolean closed = new AtomicBoolean();

  private NettyClient(Channel channel, ClientConnection connection) {
    this.channel = channel;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param address where the server listens
   * @return the connection
   * @throws IOException if there is no connection to be had within 10 seconds
   */
  public static NettyClient connect(InetSocketAddress address) throws IOException {
    return connect(address, ClientOptions.DEFAULT);
  }

  /**
   * Connects.
   *
   * @param address where the server listens
   * @param options how the client behaves
   * @return the connection
   * @throws IOException if there is no connection to be had within 10 seconds
   */
  public static NettyClient connect(InetSocketAddress address, ClientOptions options)
      throws IOException {
    // Not asked of the pipeline: a peer that closes at once has emptied it.
    AtomicReference<@Nullable ClientConnection> connection = new AtomicReference<>();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(EventLoops.acquireClients())
            .channel(EventLoops.clientChannel())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new NettyLink(
                                channel,
                                link -> {
                                  ClientConnection attached = new ClientConnection(link, options);
                                  connection.set(attached);
                                  return attached;
                                }));
                  }
                });
    ChannelFuture connected = bootstrap.connect(address).awaitUninterruptibly();
    if (!connected.isSuccess()) {
      EventLoops.releaseClients();
      throw new IOException(
          "can't connect to " + address + ": " + connected.cause().getMessage(), connected.cause());
    }
    return new NettyClient(connected.channel(), Objects.requireNonNull(connection.get()));
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return connection.call(call);
  }

  @Override
  public ResponseStream open(CommandCall call) {
    return connection.open(call);
  }

  @Override
  public boolean isOwnThread() {
    return connection.isOwnThread();
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  /** Closes the connection and waits until it is closed; calls still under way end at once. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      connection.close();
      if (!channel.eventLoop().inEventLoop()) {
        channel.closeFuture().awaitUninterruptibly();
      }
      EventLoops.releaseClients();
    }
  }
}
