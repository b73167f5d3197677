package dev.wirecommand.netty;

import dev.wirecommand.link.Peer;
import dev.wirecommand.socket.ForeignPeerException;
import dev.wirecommand.transport.ForeignProtocol;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A handler that replaces itself with a link when the channel can carry frames. Over TLS, it first
 * waits until the handshake has succeeded. No byte that a peer sends earlier reaches an engine.
 */
final class LinkStarter extends ChannelInboundHandlerAdapter {
  private final Peer.Transport transport;
  private final @Nullable SocketAddress address;
  private final Function<Peer, NettyLink> starter;
  private final Consumer<Throwable> failed;
  private boolean done;

  /**
   * @param address the peer's address, or null for none
   * @param starter makes the link
   * @param failed called with the cause if there will be no link
   */
  LinkStarter(
      Peer.Transport transport,
      @Nullable SocketAddress address,
      Function<Peer, NettyLink> starter,
      Consumer<Throwable> failed) {
    this.transport = transport;
    this.address = address;
    this.starter = starter;
    this.failed = failed;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    // A proxy may have ended the peer's TLS, so the transport does not tell.
    if (context.pipeline().get(SslHandler.class) == null) {
      start(context, List.of());
    }
    context.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        start(context, certificates(context));
      } else {
        fail(context, handshake.cause());
      }
    } else if (event instanceof ChannelInputShutdownEvent) {
      // Nothing can come of the handshake, and the connection counts until it is closed.
      fail(context, closedEarly());
    }
    context.fireUserEventTriggered(event);
  }

  private static List<X509Certificate> certificates(ChannelHandlerContext context) {
    SSLSession session = context.pipeline().get(SslHandler.class).engine().getSession();
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      // The peer was not asked for a certificate, or has none and needs none.
      return List.of();
    }
    return chain;
  }

  private void start(ChannelHandlerContext context, List<X509Certificate> certificates) {
    done = true;
    NettyLink link =
        starter.apply(
            transport == Peer.Transport.UNIX
                ? Peer.unix(address, UnixPeer.of(context.channel()))
                : new Peer(transport, address, certificates));
    if (context.pipeline().get(FirstBytes.class) != null) {
      context.pipeline().remove(FirstBytes.class);
    }
    context.pipeline().replace(this, "link", link);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, closedEarly());
  }

  private static IOException closedEarly() {
    return new IOException("the connection was closed before the TLS handshake was done");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(context, cause);
  }

  /** Returns the cause of a failed handshake, or what the peer speaks instead of TLS. */
  private static Throwable named(ChannelHandlerContext context, Throwable cause) {
    FirstBytes first = context.pipeline().get(FirstBytes.class);
    String found = first == null ? null : ForeignProtocol.insteadOfTls(first.bytes());
    return found == null ? cause : new ForeignPeerException(found, cause);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  private void fail(ChannelHandlerContext context, Throwable cause) {
    if (!done) {
      done = true;
      failed.accept(named(context, cause));
    }
    context.close();
  }
}
