package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.ServerTls;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.socket.CertificateStore;
import dev.wirecommand.socket.ForeignPeerException;
import dev.wirecommand.socket.TlsFailure;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ForeignPeers;
import dev.wirecommand.transport.GuardedTlsEngine;
import dev.wirecommand.transport.HandshakeLimits;
import dev.wirecommand.transport.ProxyHeader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sets up the connections that a server has accepted, up to the engine. */
final class ServerConnections {
  private static final Logger LOG = System.getLogger(ServerConnections.class.getName());

  private final WireServer server;
  private final ServerLinkOptions options;
  private final Admission admission;
  private final @Nullable Tls tls;
  private final HandshakeLimits handshakes;

  /** The TLS settings of a server, and the contexts that are made from them. */
  record Tls(ServerTls settings, CertificateStore<SSLContext> store) {}

  ServerConnections(
      WireServer server, ServerLinkOptions options, Admission admission, @Nullable Tls tls) {
    this.server = server;
    this.options = options;
    this.admission = admission;
    this.tls = tls;
    this.handshakes = new HandshakeLimits(options, System::nanoTime);
  }

  /** Returns the first handler of a connection that is served. Called on its event loop. */
  LinkHandler accept(SocketLink link) {
    Peer peer = link.peer();
    return options.takesProxyHeaderFrom(peer.address())
        ? new ProxyHeaderGate(link, options.handshakeDeadline(), new AfterProxyHeader(link))
        : start(link, peer);
  }

  /** Returns the handler of a connection that is refused. Called on its event loop. */
  LinkHandler refuse(SocketLink link, String reason) {
    return server.refuse(link, reason);
  }

  private LinkHandler start(SocketLink link, Peer peer) {
    if (tls == null) {
      return server.connect(link);
    }
    if (!handshakes.begin(peer.address())) {
      link.abort();
      return NoHandler.INSTANCE;
    }
    return startTls(link, peer, tls);
  }

  private LinkHandler startTls(SocketLink link, Peer peer, Tls settings) {
    Handshake handshake = new Handshake(link, peer.address());
    try {
      TlsLink secured =
          new TlsLink(
              link,
              peer,
              settings
                  .store()
                  .use(
                      context ->
                          new GuardedTlsEngine(
                              TlsContexts.serverEngine(context, settings.settings()),
                              System::nanoTime)),
              link.buffers(),
              new TlsLink.Start(handshake::succeed, handshake::fail));
      handshake.limit(secured);
      return secured;
    } catch (Throwable e) {
      // There is no memory for it.
      handshakes.end();
      throw e;
    }
  }

  /** One TLS handshake under way. */
  private final class Handshake {
    private final SocketLink link;
    private final @Nullable SocketAddress address;
    private Link.@Nullable Timer timer;

    Handshake(SocketLink link, @Nullable SocketAddress address) {
      this.link = link;
      this.address = address;
    }

    void limit(TlsLink secured) {
      long millis = options.handshakeDeadline().toMillis();
      timer =
          link.schedule(
              () ->
                  secured.giveUp(
                      new IOException("the TLS handshake was not done after " + millis + " ms")),
              options.handshakeDeadline().toNanos());
    }

    LinkHandler succeed(Link secured, Peer peer) {
      end();
      return server.connect(secured);
    }

    void fail(Throwable failure) {
      end();
      LOG.log(
          ForeignPeers.level(failure instanceof ForeignPeerException),
          "no connection with {0}: {1}",
          address,
          TlsFailure.text(failure));
    }

    private void end() {
      handshakes.end();
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  /** Goes on with a connection whose PROXY header is complete. */
  private final class AfterProxyHeader implements ProxyHeaderGate.Next {
    private final SocketLink link;

    AfterProxyHeader(SocketLink link) {
      this.link = link;
    }

    @Override
    public void start(ProxyHeader.Proxied header) {
      SocketAddress client = header.source();
      Peer peer = Peer.of(header.tls() ? Peer.Transport.TLS : link.peer().transport(), client);
      String refusal = admission.admitClient(client);
      if (refusal == null) {
        link.whenClosed(() -> admission.releaseClient(client));
        link.attach(peer, self -> ServerConnections.this.start(self, peer));
      } else if (tls == null && admission.beginRefusal()) {
        link.whenClosed(admission::endRefusal);
        link.attach(peer, self -> refuse(self, refusal));
      } else {
        link.abort();
      }
    }

    @Override
    public void start(ProxyHeader.Direct header) {
      link.attach(link.peer(), self -> ServerConnections.this.start(self, link.peer()));
    }

    @Override
    public void fail(String message) {
      LOG.log(Level.DEBUG, "no connection with {0}: {1}", link.peer().address(), message);
    }
  }
}
