package dev.wirecommand.benchmarks.netty;

import dev.wirecommand.benchmarks.harness.Contender;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  public Server serve(Handlers handlers) throws InterruptedException {
    if (handlers == Handlers.BLOCKING) {
      throw new UnsupportedOperationException("has no handlers that may block");
    }
    Class<? extends ServerChannel> type =
        EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    EventLoopGroup group = newGroup();
    Channel listening =
        new ServerBootstrap()
            .group(group)
            .channel(type)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childHandler(adding(() -> new ServerEnd(writing)))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    return new Server() {
      @Override
      public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
      }

      @Override
      public void close() {
        Future<?> unused = group.shutdownGracefully();
      }
    };
  }

  @Override
  public Client newClient(int port) {
    EventLoopGroup group = newGroup();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(EPOLL ? EpollSocketChannel.class : NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(adding(() -> new ClientEnd(writing)));
    return new Client() {
      @Override
      public Connection connect() throws InterruptedException {
        Channel channel =
            bootstrap.connect(InetAddress.getLoopbackAddress(), port).sync().channel();
        return channel.pipeline().get(ClientEnd.class);
      }

      @Override
      public void close() {
        Future<?> unused = group.shutdownGracefully();
      }
    };
  }
}
