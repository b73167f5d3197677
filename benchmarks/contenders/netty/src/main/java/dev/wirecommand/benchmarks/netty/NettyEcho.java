package dev.wirecommand.benchmarks.netty;

import dev.wirecommand.benchmarks.harness.Contender;
import dev.wirecommand.benchmarks.harness.Wire;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Netty with nothing on top: listens and connects. The two ends define the messages. */
abstract class NettyEcho implements Contender {
  private static final boolean EPOLL = Epoll.isAvailable();

  private final Writing writing;

  NettyEcho(Writing writing) {
    this.writing = writing;
  }

  private static EventLoopGroup newGroup() {
    IoHandlerFactory factory = EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(factory);
  }

  private static ChannelInitializer<Channel> adding(Supplier<MessageHandler> handlers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handlers.get());
      }
    };
  }

  @Override
  public Set<Wire> wires() {
    return EPOLL ? EnumSet.of(Wire.TCP, Wire.UNIX) : EnumSet.of(Wire.TCP);
  }

  private static SocketAddress address(int port) {
    return Wire.current() == Wire.UNIX
        ? new DomainSocketAddress(Wire.socket().toFile())
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public Server serve(Handlers handlers) throws InterruptedException {
    if (handlers == Handlers.BLOCKING) {
      throw new UnsupportedOperationException("has no handlers that may block");
    }
    EventLoopGroup group = newGroup();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childHandler(adding(() -> new ServerEnd(writing)));
    if (Wire.current() == Wire.UNIX) {
      bootstrap.channel(EpollServerDomainSocketChannel.class);
    } else {
      bootstrap
          .channel(EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
          .childOption(ChannelOption.TCP_NODELAY, true);
    }
    Channel listening = bootstrap.bind(address(0)).sync().channel();
    return new Server() {
      @Override
      public int port() {
        return listening.localAddress() instanceof InetSocketAddress address
            ? address.getPort()
            : 0;
      }

      @Override
      public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      }
    };
  }

  @Override
  public Client newClient(int port) {
    EventLoopGroup group = newGroup();
    Bootstrap bootstrap =
        new Bootstrap().group(group).handler(adding(() -> new ClientEnd(writing)));
    if (Wire.current() == Wire.UNIX) {
      bootstrap.channel(EpollDomainSocketChannel.class);
    } else {
      bootstrap
          .channel(EPOLL ? EpollSocketChannel.class : NioSocketChannel.class)
          .option(ChannelOption.TCP_NODELAY, true);
    }
    return new Client() {
      @Override
      public Connection connect() throws InterruptedException {
        Channel channel = bootstrap.connect(address(port)).sync().channel();
        return channel.pipeline().get(ClientEnd.class);
      }

      @Override
      public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      }
    };
  }
}
