package dev.wirecommand.netty;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.ForeignPeerException;
import dev.wirecommand.socket.TlsFailure;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ForeignPeers;
import dev.wirecommand.transport.HandshakeLimits;
import dev.wirecommand.transport.ProxyHeader;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets up the pipeline of each connection that a server accepts. */
final class ServerPipeline extends ChannelInitializer<Channel> {
  private static final Logger LOG = System.getLogger(ServerPipeline.class.getName());

  /** The time limit for sending the TLS {@code close_notify} message, in milliseconds. */
  private static final long CLOSE_NOTIFY_MILLIS = 1_000;

  /** The fatal alert {@code unexpected_message} (RFC 8446, section 6) in a record of its own. */
  private static final byte[] UNEXPECTED_MESSAGE = {21, 3, 3, 0, 2, 2, 10};

  private final WireServer server;
  private final ServerLinkOptions options;
  private final Admission admission;
  private final Peer.Transport transport;
  private final @Nullable ServerCertificates tls;
  private final HandshakeLimits handshakes;

  ServerPipeline(
      WireServer server,
      ServerLinkOptions options,
      Admission admission,
      Peer.Transport transport,
      @Nullable ServerCertificates tls) {
    this.server = server;
    this.options = options;
    this.admission = admission;
    this.transport = transport;
    this.tls = tls;
    this.handshakes = new HandshakeLimits(options, System::nanoTime);
  }

  @Override
  protected void initChannel(Channel channel) {
    EventLoops.allowHalfClosure(channel);
    KeepAlive.set(channel, options.keepAlive());
    SocketAddress address = transport == Peer.Transport.UNIX ? null : channel.remoteAddress();
    String refusal = AdmissionHandler.refusal(channel);
    if (refusal != null) {
      addLink(channel, transport, address, link -> server.refuse(link, refusal));
    } else if (options.takesProxyHeaderFrom(address)) {
      addProxyHeader(channel, address);
    } else {
      start(channel, transport, address);
    }
  }

  private void addProxyHeader(Channel channel, @Nullable SocketAddress proxy) {
    if (tls == null) {
      // As the link would do, which comes too late for a channel that has begun to read.
      channel.config().setRecvByteBufAllocator(LoopReads.INSTANCE);
    }
    channel
        .pipeline()
        .addLast(
            new ProxyHeaderHandler(
                options.handshakeDeadline(),
                new ProxyHeaderHandler.Next() {
                  @Override
                  public void start(ProxyHeader.Proxied header) {
                    startProxied(channel, header);
                  }

                  @Override
                  public void start(ProxyHeader.Direct header) {
                    ServerPipeline.this.start(channel, transport, proxy);
                  }

                  @Override
                  public void fail(String message) {
                    LOG.log(Level.DEBUG, "no connection with {0}: {1}", proxy, message);
                  }
                }));
  }

  /** Adds the handlers for a client of a proxy, or refuses the client. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  private void startProxied(Channel channel, ProxyHeader.Proxied header) {
    SocketAddress client = header.source();
    Peer.Transport shown = header.tls() ? Peer.Transport.TLS : transport;
    String refusal = admission.admitClient(client);
    if (refusal == null) {
      onClose(channel, () -> admission.releaseClient(client));
      start(channel, shown, client);
    } else if (tls == null && admission.beginRefusal()) {
      onClose(channel, admission::endRefusal);
      addLink(channel, shown, client, link -> server.refuse(link, refusal));
    } else {
      channel.close();
    }
  }

  private static void onClose(Channel channel, Runnable action) {
    channel.closeFuture().addListener((ChannelFutureListener) closed -> action.run());
  }

  /** Adds TLS, if the server has it, and the link. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  private void start(Channel channel, Peer.Transport shown, @Nullable SocketAddress address) {
    if (tls == null) {
      addLink(channel, shown, address, server::connect);
    } else if (handshakes.begin(address)) {
      addTls(channel, tls);
      addLink(channel, shown, address, server::connect);
    } else {
      channel.close();
    }
  }

  private void addTls(Channel channel, ServerCertificates certificates) {
    SslHandler handshake;
    try {
      handshake = certificates.newHandler(channel.alloc());
    } catch (Throwable e) {
      // There is no memory for it.
      handshakes.end();
      throw e;
    }
    TlsMemory.count(channel, handshake);
    handshake.handshakeFuture().addListener(done -> handshakes.end());
    handshake.setHandshakeTimeout(options.handshakeDeadline().toMillis(), TimeUnit.MILLISECONDS);
    handshake.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_MILLIS);
    channel.pipeline().addLast(new FirstBytes(), handshake);
  }

  private void addLink(
      Channel channel,
      Peer.Transport shown,
      @Nullable SocketAddress address,
      Function<Link, LinkHandler> attach) {
    channel
        .pipeline()
        .addLast(
            new LinkStarter(
                shown,
                address,
                peer ->
                    new NettyLink(
                        channel,
                        peer,
                        options.readDeadlines(),
                        options.writeDeadlines(),
                        ChannelCloser.Ending.LINGER,
                        server.memoryUse().directCeiling(),
                        attach),
                failure -> refused(channel, address, failure)));
  }

  private static void refused(Channel channel, @Nullable SocketAddress address, Throwable failure) {
    boolean foreign = failure instanceof ForeignPeerException;
    LOG.log(
        ForeignPeers.level(foreign),
        "no connection with {0}: {1}",
        address,
        TlsFailure.text(failure));
    if (foreign) {
      // Tells a client without TLS settings what this server speaks.
      channel.unsafe().write(Unpooled.copiedBuffer(UNEXPECTED_MESSAGE), channel.voidPromise());
      channel.unsafe().flush();
    }
  }
}
