package dev.wirecommand.netty;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One attempt to connect to one address. Used once. */
final class ConnectAttempt {
  private final ClientOptions options;
  private final EventLoops loops;
  private final Peer.Transport transport;

  /**
   * The future that provides the connection. It completes when the connection can carry frames, or
   * exceptionally when connecting has failed.
   */
  private final CompletableFuture<ClientConnection> ready = new CompletableFuture<>();

  ConnectAttempt(ClientOptions options, EventLoops loops, Peer.Transport transport) {
    this.options = options;
    this.loops = loops;
    this.transport = transport;
  }

  /**
   * Connects. The caller's thread keeps the time, so that the limit holds even if the event loop is
   * blocked.
   *
   * @param shown the address that users see
   * @param address the address that the channel is connected to
   * @param first adds handlers to the channel before the link is added
   * @param nanos the time limit in nanoseconds
   * @throws ExecutionException if connecting has failed, with the cause
   */
  NettyClient connect(
      SocketAddress shown, SocketAddress address, Consumer<? super Channel> first, long nanos)
      throws ExecutionException, InterruptedException {
    boolean unix = transport == Peer.Transport.UNIX;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(ClientThreads.of(loops).acquire())
            .channel(loops.client(unix))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    EventLoops.allowHalfClosure(channel);
                    first.accept(channel);
                    channel.pipeline().addLast(starter(channel, shown));
                  }
                });
    if (!unix) {
      bootstrap.option(ChannelOption.TCP_NODELAY, true).option(ChannelOption.SO_KEEPALIVE, true);
    }
    ChannelFuture connected = bootstrap.connect(address);
    connected.addListener(
        done -> {
          if (!done.isSuccess()) {
            ready.completeExceptionally(done.cause());
          }
        });
    Channel channel = connected.channel();
    try {
      return new NettyClient(channel, ready.get(nanos, TimeUnit.NANOSECONDS), loops);
    } catch (TimeoutException e) {
      giveUp(channel);
      String silent =
          connected.isSuccess()
              ? "the server did not finish the TLS handshake within "
              : "no answer within ";
      throw new ExecutionException(
          new SocketTimeoutException(silent + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms"));
    } catch (ExecutionException | InterruptedException e) {
      giveUp(channel);
      throw e;
    }
  }

  private LinkStarter starter(Channel channel, SocketAddress address) {
    return new LinkStarter(
        transport,
        address,
        peer ->
            new NettyLink(
                channel,
                peer,
                ReadDeadlines.NONE,
                options.writeDeadlines(),
                ChannelCloser.Ending.PROMPT,
                options.directCeiling(),
                link -> {
                  ClientConnection connection = new ClientConnection(link, options);
                  ready.complete(connection);
                  return connection;
                }),
        ready::completeExceptionally);
  }

  /** Closes the channel without waiting, because its event loop may be blocked. */
  private void giveUp(Channel channel) {
    channel.closeFuture().addListener(closed -> ClientThreads.of(loops).release());
    try {
      // The channel itself is closed, because TLS would first write to the peer.
      channel.eventLoop().execute(() -> channel.unsafe().close(channel.unsafe().voidPromise()));
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and its channels with it.
      return;
    }
  }
}
