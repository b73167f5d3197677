package dev.wirecommand.netty;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.link.UnixSocket;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Connects one client to a server. Used once. */
final class ClientConnector {
  private final NettyClientOptions options;
  private final EventLoops loops;

  /**
   * The future that provides the connection. It completes when the connection can carry frames, or
   * exceptionally when connecting has failed.
   */
  private final CompletableFuture<ClientConnection> ready = new CompletableFuture<>();

  ClientConnector(NettyClientOptions options, EventLoops loops) {
    this.options = options;
    this.loops = loops;
  }

  NettyClient connect(InetSocketAddress address) throws IOException {
    ClientTls settings = options.client().tls();
    if (settings == null) {
      return connect(Peer.Transport.TCP, address, address, channel -> {});
    }
    SslContext context = TlsContexts.forClient(settings, options.tlsProvider());
    String name = settings.serverName();
    String host = name == null ? address.getHostString() : name;
    try {
      return connect(
          Peer.Transport.TLS,
          address,
          address,
          channel -> addTls(channel, context, host, address.getPort()));
    } finally {
      // The connection holds its own reference.
      ReferenceCountUtil.release(context);
    }
  }

  private void addTls(Channel channel, SslContext context, String host, int port) {
    SslHandler handshake = context.newHandler(channel.alloc(), host, port);
    handshake.setHandshakeTimeout(
        options.client().connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    channel.pipeline().addLast(handshake);
  }

  NettyClient connect(UnixSocket socket) throws IOException {
    if (options.client().tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    SocketAddress address;
    try {
      address = loops.unix(socket);
    } catch (IOException e) {
      throw cantConnect(socket, e);
    }
    return connect(Peer.Transport.UNIX, socket, address, channel -> {});
  }

  /** A function that adds the first handlers to a channel, before the link's handler is added. */
  @FunctionalInterface
  private interface Preparation {
    void prepare(Channel channel);
  }

  private NettyClient connect(
      Peer.Transport transport, SocketAddress shown, SocketAddress address, Preparation first)
      throws IOException {
    boolean unix = transport == Peer.Transport.UNIX;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(ClientThreads.of(loops).acquire())
            .channel(loops.client(unix))
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(options.client().connectTimeout().toMillis()))
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    EventLoops.allowHalfClosure(channel);
                    first.prepare(channel);
                    channel.pipeline().addLast(starter(channel, transport, shown));
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
    return await(connected.channel(), shown);
  }

  private LinkStarter starter(Channel channel, Peer.Transport transport, SocketAddress address) {
    return new LinkStarter(
        transport,
        address,
        peer ->
            new NettyLink(
                channel,
                peer,
                ReadDeadlines.NONE,
                options.client().writeDeadlines(),
                ChannelCloser.Ending.PROMPT,
                link -> {
                  ClientConnection connection = new ClientConnection(link, options.client());
                  ready.complete(connection);
                  return connection;
                }),
        ready::completeExceptionally);
  }

  private NettyClient await(Channel channel, SocketAddress address) throws IOException {
    try {
      return new NettyClient(channel, ready.get(), loops);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      giveUp(channel);
      throw cantConnect(address, cause == null ? e : cause);
    } catch (InterruptedException e) {
      giveUp(channel);
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while connecting to " + address);
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private void giveUp(Channel channel) {
    // The channel itself is closed, because TLS would first write to the peer.
    channel.eventLoop().execute(() -> channel.unsafe().closeForcibly());
    channel.closeFuture().awaitUninterruptibly();
    ClientThreads.of(loops).release();
  }

  private static IOException cantConnect(SocketAddress address, Throwable cause) {
    Throwable root = cause;
    // TLS wraps the exception that says what is wrong with a certificate.
    while (cause instanceof SSLException && root.getCause() != null) {
      root = root.getCause();
    }
    return new IOException("can't connect to " + address + ": " + root.getMessage(), cause);
  }
}
