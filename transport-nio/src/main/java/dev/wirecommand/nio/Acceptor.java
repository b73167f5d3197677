package dev.wirecommand.nio;

import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.socket.UnixPeers;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.LoopErrors;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the connections of a server, and refuses those above a cap.
 *
 * <p>Over plain TCP and Unix domain sockets, a refused peer is told why. With TLS, a refused
 * connection is closed at once, because the peer understands nothing before a handshake, which is
 * costly. So is any refused connection while many others are being told.
 */
final class Acceptor implements EventLoop.Events {
  private static final Logger LOG = System.getLogger(Acceptor.class.getName());

  /** The maximum number of connections in a row. Other channels wait for their turn meanwhile. */
  private static final int MOST = 64;

  /** How long to wait after the operating system has refused, as without a free descriptor. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ServerSocketChannel channel;
  private final EventLoops loops;
  private final EventLoop own;
  private final ServerLinkOptions options;
  private final Peer.Transport transport;
  private final Admission admission;
  private final ServerConnections connections;
  private final SocketLink.Settings settings;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable SelectionKey key;

  /**
   * @param channel a bound channel in the non-blocking mode
   * @param settings the settings of all links
   */
  Acceptor(
      ServerSocketChannel channel,
      EventLoops loops,
      ServerLinkOptions options,
      Peer.Transport transport,
      Admission admission,
      ServerConnections connections,
      SocketLink.Settings settings) {
    this.channel = channel;
    this.loops = loops;
    this.own = loops.next();
    this.options = options;
    this.transport = transport;
    this.admission = admission;
    this.connections = connections;
    this.settings = settings;
  }

  void start() {
    own.execute(
        () -> {
          try {
            key = own.register(channel, SelectionKey.OP_ACCEPT, this);
          } catch (Exception e) {
            // The server has been closed.
            onLoopEnd();
          }
        });
  }

  /**
   * Stops listening. May be called on any thread.
   *
   * @return a future that completes when the channel is closed
   */
  CompletableFuture<Void> close() {
    try {
      own.execute(this::onLoopEnd);
    } catch (RejectedExecutionException e) {
      onLoopEnd();
    }
    return closed;
  }

  @Override
  public void onReady(int operations) {
    for (int i = 0; i < MOST; i++) {
      SocketChannel accepted;
      try {
        accepted = channel.accept();
      } catch (IOException e) {
        pause(e);
        return;
      }
      if (accepted == null) {
        return;
      }
      accept(accepted);
    }
  }

  private void pause(IOException cause) {
    SelectionKey registered = key;
    if (registered == null || !registered.isValid()) {
      return;
    }
    LOG.log(Level.WARNING, "no connection was accepted, trying again in a second: {0}", cause);
    registered.interestOps(0);
    own.schedule(
        () -> {
          if (registered.isValid()) {
            registered.interestOps(SelectionKey.OP_ACCEPT);
          }
        },
        PAUSE_NANOS);
  }

  private void accept(SocketChannel accepted) {
    SocketAddress address;
    try {
      accepted.configureBlocking(false);
      address = transport == Peer.Transport.UNIX ? null : accepted.getRemoteAddress();
      if (address != null) {
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        KeepAlive.set(accepted, options.keepAlive());
      }
    } catch (IOException e) {
      // The peer has gone.
      close(accepted);
      return;
    } catch (Throwable e) {
      close(accepted);
      throw e;
    }
    // The connections of a proxy count for its clients, which their headers name later.
    SocketAddress counted = options.takesProxyHeaderFrom(address) ? null : address;
    String refusal = admission.admit(counted);
    if (refusal != null && (options.tls() != null || !admission.beginRefusal())) {
      close(accepted);
      return;
    }
    try {
      start(accepted, peer(accepted, address), refusal, () -> ended(refusal, counted));
    } catch (Throwable e) {
      // There is no memory for the connection, or the server has been closed.
      ended(refusal, counted);
      close(accepted);
      throw e;
    }
  }

  private Peer peer(SocketChannel accepted, @Nullable SocketAddress address) {
    return transport == Peer.Transport.UNIX
        ? Peer.unix(null, UnixPeers.of(accepted))
        : Peer.of(transport, address);
  }

  private void start(
      SocketChannel accepted, Peer peer, @Nullable String refusal, Runnable whenClosed) {
    EventLoop loop = loops.next();
    SocketLink link = new SocketLink(loop, accepted, peer, settings);
    link.whenClosed(whenClosed);
    loop.execute(
        () ->
            link.start(
                refusal == null ? connections::accept : self -> connections.refuse(self, refusal)));
  }

  private void ended(@Nullable String refusal, @Nullable SocketAddress peer) {
    if (refusal == null) {
      admission.release(peer);
    } else {
      admission.endRefusal();
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LoopErrors.report(LOG, "a socket could not be closed", e);
    }
  }

  /** Goes on accepting after an error. The connection that caused it has been closed. */
  @Override
  public void onFailure(Throwable cause) {
    LoopErrors.report(LOG, "a connection was not accepted", cause);
  }

  @Override
  public void onLoopEnd() {
    try {
      channel.close();
    } catch (IOException e) {
      LoopErrors.report(LOG, "a listening socket could not be closed", e);
    }
    closed.complete(null);
  }
}
