package dev.wirecommand.nio;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.socket.UnixPeers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect to one address. Used once. The caller's thread connects and keeps the
 * time, so that the limit holds even if the event loop is blocked.
 */
final class ConnectAttempt {
  /** How long to wait before a server is tried again whose queue of connections is full. */
  private static final long RETRY_MILLIS = 10;

  private final ClientOptions options;
  private final long deadline;
  private final long millis;

  /**
   * The future that provides the connection. It completes when the connection can carry frames, or
   * exceptionally when connecting has failed.
   */
  private final CompletableFuture<ClientConnection> ready = new CompletableFuture<>();

  /**
   * @param nanos the time limit in nanoseconds
   */
  ConnectAttempt(ClientOptions options, long nanos) {
    this.options = options;
    this.deadline = System.nanoTime() + nanos;
    this.millis = TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /**
   * Connects over TCP.
   *
   * @param tls makes the engine of TLS, or null for plain TCP
   * @throws ExecutionException if connecting has failed, with the cause
   */
  NioClient overTcp(InetSocketAddress address, @Nullable Supplier<? extends SSLEngine> tls)
      throws ExecutionException, InterruptedException {
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      channel.socket().connect(address, (int) Math.max(1, millisLeft()));
    } catch (SocketTimeoutException e) {
      close(channel);
      throw new ExecutionException(noAnswer());
    } catch (IOException e) {
      close(channel);
      throw failed(e);
    }
    return start(
        channel, Peer.of(tls == null ? Peer.Transport.TCP : Peer.Transport.TLS, address), tls);
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param shown the address that users see
   * @throws ExecutionException if connecting has failed, with the cause
   */
  NioClient overUnix(SocketAddress shown, UnixDomainSocketAddress address)
      throws ExecutionException, InterruptedException {
    while (true) {
      SocketChannel channel = null;
      try {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.configureBlocking(false);
        if (channel.connect(address)) {
          return start(channel, Peer.unix(shown, UnixPeers.of(channel)), null);
        }
      } catch (IOException e) {
        close(channel);
        if (!isQueueFull(e)) {
          throw failed(e);
        }
      }
      close(channel);
      if (millisLeft() <= 0) {
        throw new ExecutionException(noAnswer());
      }
      Thread.sleep(Math.min(RETRY_MILLIS, millisLeft()));
    }
  }

  /** Returns whether the server has yet to accept others. The JDK tells that by the words only. */
  private static boolean isQueueFull(IOException failure) {
    return "Resource temporarily unavailable".equals(failure.getMessage());
  }

  private long millisLeft() {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  private SocketTimeoutException noAnswer() {
    return new SocketTimeoutException("no answer within " + millis + " ms");
  }

  private static ExecutionException failed(IOException cause) throws InterruptedException {
    if (cause instanceof ClosedByInterruptException) {
      // The flag is set anew by the caller.
      boolean unused = Thread.interrupted();
      throw new InterruptedException("interrupted while connecting");
    }
    return new ExecutionException(cause);
  }

  private static void close(@Nullable SocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // There is a better reason to report.
        return;
      }
    }
  }

  private NioClient start(
      SocketChannel channel, Peer peer, @Nullable Supplier<? extends SSLEngine> tls)
      throws ExecutionException, InterruptedException {
    EventLoop loop;
    try {
      channel.configureBlocking(false);
      loop = ClientThreads.ALL.acquire();
    } catch (IOException | UncheckedIOException e) {
      // The system has no descriptor left, for example.
      close(channel);
      throw new ExecutionException(e);
    }
    SocketLink link = new SocketLink(loop, channel, peer, settings());
    link.whenClosed(
        () -> ready.completeExceptionally(new IOException("the connection was closed")));
    loop.execute(() -> link.start(self -> tls == null ? open(self) : secure(self, tls.get())));
    try {
      return new NioClient(
          link, ready.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      giveUp(loop, link);
      throw new ExecutionException(
          tls == null
              ? noAnswer()
              : new SocketTimeoutException(
                  "the server did not finish the TLS handshake within " + millis + " ms"));
    } catch (ExecutionException | InterruptedException e) {
      giveUp(loop, link);
      throw e;
    }
  }

  private SocketLink.Settings settings() {
    return new SocketLink.Settings(
        ReadDeadlines.NONE, options.writeDeadlines(), false, options.heapCeiling());
  }

  private ClientConnection open(Link link) {
    ClientConnection connection = new ClientConnection(link, options);
    ready.complete(connection);
    return connection;
  }

  private LinkHandler secure(SocketLink link, SSLEngine engine) {
    TlsLink secured =
        new TlsLink(
            link,
            link.peer(),
            engine,
            link.buffers(),
            new TlsLink.Start(
                (self, peer) -> open(self), cause -> ready.completeExceptionally(cause)));
    secured.begin();
    return secured;
  }

  /** Closes the link without waiting, because its event loop may be blocked. */
  private static void giveUp(EventLoop loop, SocketLink link) {
    // Not the other way round: the event loop may end when it is released.
    loop.execute(link::abort);
    link.whenClosed(ClientThreads.ALL::release);
  }
}
