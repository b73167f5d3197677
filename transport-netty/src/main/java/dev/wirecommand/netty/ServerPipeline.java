package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sets up the pipeline of each connection that a server accepts. */
final class ServerPipeline extends ChannelInitializer<Channel> {
  private static final Logger LOG = System.getLogger(ServerPipeline.class.getName());

  /** The time limit for sending the TLS {@code close_notify} message, in milliseconds. */
  private static final long CLOSE_NOTIFY_MILLIS = 1_000;

  private final WireServer server;
  private final ServerLinkOptions options;
  private final Peer.Transport transport;
  private final @Nullable SslContext tls;

  ServerPipeline(
      WireServer server,
      ServerLinkOptions options,
      Peer.Transport transport,
      @Nullable SslContext tls) {
    this.server = server;
    this.options = options;
    this.transport = transport;
    this.tls = tls;
  }

  @Override
  protected void initChannel(Channel channel) {
    EventLoops.allowHalfClosure(channel);
    KeepAlive.set(channel, options.keepAlive());
    if (tls != null) {
      SslHandler handshake = tls.newHandler(channel.alloc());
      handshake.setHandshakeTimeout(options.handshakeDeadline().toMillis(), TimeUnit.MILLISECONDS);
      handshake.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
      channel.pipeline().addLast(handshake);
    }
    SocketAddress address = transport == Peer.Transport.UNIX ? null : channel.remoteAddress();
    channel
        .pipeline()
        .addLast(
            new LinkStarter(
                transport,
                address,
                peer ->
                    new NettyLink(
                        channel,
                        peer,
                        options.readDeadlines(),
                        options.writeDeadlines(),
                        ChannelCloser.Ending.LINGER,
                        server::connect),
                failure -> LOG.log(Level.DEBUG, "no connection with {0}: {1}", address, failure)));
  }
}
