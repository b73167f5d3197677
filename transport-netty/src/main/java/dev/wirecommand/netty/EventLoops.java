package dev.wirecommand.netty;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.socket.UnixAddresses;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannelConfig;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/** The kinds of event loops: epoll and NIO. Each kind has its own classes of channels. */
enum EventLoops {
  /** Event loops that use epoll on Linux, through Netty's native transport. */
  EPOLL,
  /** Event loops that use the JDK's selectors, available on every platform. */
  NIO;

  private static final long QUIET_MILLIS = 0;
  private static final long TIMEOUT_MILLIS = 2_000;

  /**
   * Returns the best kind of event loop that is available on this machine.
   *
   * @throws IllegalStateException if Netty is older than 4.2
   */
  static EventLoops best() {
    NettyVersion.check();
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  EventLoopGroup newGroup(String name) {
    return new LastingEventLoops(
        new LoopThreadFactory(name),
        this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  Class<? extends ServerChannel> server(boolean unix) {
    if (this == EPOLL) {
      return unix ? EpollServerDomainSocketChannel.class : EpollServerSocketChannel.class;
    }
    return unix ? NioServerDomainSocketChannel.class : NioServerSocketChannel.class;
  }

  Class<? extends Channel> client(boolean unix) {
    if (this == EPOLL) {
      return unix ? EpollDomainSocketChannel.class : EpollSocketChannel.class;
    }
    return unix ? NioDomainSocketChannel.class : NioSocketChannel.class;
  }

  /** Converts a Unix domain socket to the type of address that these event loops need. */
  SocketAddress unix(UnixSocket socket) throws IOException {
    if (this == EPOLL) {
      return new DomainSocketAddress(socket.name());
    }
    return UnixAddresses.of(socket);
  }

  /**
   * Configures a channel to stay open when the peer shuts down its output. Uses the channel's
   * config, because not every channel supports the channel option.
   */
  static void allowHalfClosure(Channel channel) {
    if (channel.config() instanceof DuplexChannelConfig config) {
      config.setAllowHalfClosure(true);
    }
  }

  static Future<?> shutdown(EventLoopGroup group) {
    return group.shutdownGracefully(QUIET_MILLIS, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }
}
