package dev.wirecommand.netty;

import dev.wirecommand.link.ClientTls;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.transport.LoopThread;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Connects clients to a server. It tries the addresses of a host one after the other. */
final class ClientConnector {
  private final NettyClientOptions options;
  private final EventLoops loops;
  private final HostLookup lookup;

  ClientConnector(NettyClientOptions options, EventLoops loops) {
    this(options, loops, new HostLookup(InetAddress::getAllByName));
  }

  ClientConnector(NettyClientOptions options, EventLoops loops, HostLookup lookup) {
    this.options = options;
    this.loops = loops;
    this.lookup = lookup;
  }

  NettyClient connect(InetSocketAddress address) throws IOException {
    refuseOnEventLoop(address);
    ClientTls settings = options.client().tls();
    if (settings == null) {
      return connectToAny(address, Peer.Transport.TCP, channel -> {});
    }
    SslContext context = TlsContexts.forClient(settings, options.tlsProvider());
    String name = settings.serverName();
    String host = name == null ? address.getHostString() : name;
    try {
      return connectToAny(
          address,
          Peer.Transport.TLS,
          channel -> addTls(channel, context, host, address.getPort()));
    } finally {
      // The connection holds its own reference.
      ReferenceCountUtil.release(context);
    }
  }

  private static void addTls(Channel channel, SslContext context, String host, int port) {
    SslHandler handshake = context.newHandler(channel.alloc(), host, port);
    // The thread that connects keeps the time.
    handshake.setHandshakeTimeoutMillis(0);
    TlsMemory.count(channel, handshake);
    channel.pipeline().addLast(new FirstBytes(), handshake);
  }

  NettyClient connect(UnixSocket socket) throws IOException {
    refuseOnEventLoop(socket);
    if (options.client().tls() != null) {
      throw new IllegalArgumentException("TLS is for TCP; a Unix domain socket needs none");
    }
    SocketAddress address;
    try {
      address = loops.unix(socket);
    } catch (IOException e) {
      throw ConnectFailures.unusable(socket, e);
    }
    try {
      return attempt(Peer.Transport.UNIX)
          .connect(socket, address, channel -> {}, options.client().connectTimeout().toNanos());
    } catch (ExecutionException e) {
      throw ConnectFailures.of(socket, cause(e));
    } catch (InterruptedException e) {
      throw interrupted(socket, e);
    }
  }

  /** Connects to the first address of the host that can be reached, within one time limit. */
  private NettyClient connectToAny(
      InetSocketAddress given, Peer.Transport transport, Consumer<? super Channel> first)
      throws IOException {
    long limit = options.client().connectTimeout().toNanos();
    long begun = System.nanoTime();
    ConnectFailures failures = new ConnectFailures(given);
    try {
      List<InetSocketAddress> all = lookup.addresses(given, limit);
      for (int i = 0; i < all.size(); i++) {
        // An address that does not answer must leave time for the others.
        long share = (limit - (System.nanoTime() - begun)) / (all.size() - i);
        InetSocketAddress address = all.get(i);
        try {
          return attempt(transport).connect(address, address, first, Math.max(share, 1));
        } catch (ExecutionException e) {
          failures.add(address, cause(e));
        }
      }
    } catch (UnknownHostException e) {
      throw ConnectFailures.of(given, e);
    } catch (TimeoutException e) {
      SocketTimeoutException late =
          new SocketTimeoutException(
              "the lookup of the host timed out after "
                  + options.client().connectTimeout().toMillis()
                  + " ms");
      late.initCause(e);
      throw ConnectFailures.of(given, late);
    } catch (InterruptedException e) {
      throw interrupted(given, e);
    }
    throw failures.toException();
  }

  private ConnectAttempt attempt(Peer.Transport transport) {
    return new ConnectAttempt(options.client(), loops, transport);
  }

  private static void refuseOnEventLoop(SocketAddress address) {
    if (LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "connecting to "
              + address
              + " would block an event loop, which serves other connections: connect on another"
              + " thread, or use a ReconnectingClient, which does");
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private static InterruptedIOException interrupted(
      SocketAddress address, InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted =
        new InterruptedIOException("interrupted while connecting to " + address);
    interrupted.initCause(cause);
    return interrupted;
  }
}
