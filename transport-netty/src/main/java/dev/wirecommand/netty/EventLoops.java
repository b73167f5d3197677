package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that connections live on, and the kinds of channel that go with them. Clients share
 * one group, which ends with the last of them.
 */
final class EventLoops {
  private static final boolean EPOLL = Epoll.isAvailable();
  private static final long QUIET_MILLIS = 0;
  private static final long TIMEOUT_MILLIS = 2_000;

  private static final Object LOCK = new Object();
  private static @Nullable EventLoopGroup clients;
  private static int clientCount;

  private EventLoops() {}

  static EventLoopGroup newGroup(String name) {
    return new MultiThreadIoEventLoopGroup(
        0,
        new DefaultThreadFactory(name, true),
        EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  static Class<? extends ServerChannel> serverChannel() {
    return EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  static Class<? extends Channel> clientChannel() {
    return EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  static Future<?> shutdown(EventLoopGroup group) {
    return group.shutdownGracefully(QUIET_MILLIS, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  static EventLoopGroup acquireClients() {
    synchronized (LOCK) {
      EventLoopGroup group = clients;
      if (group == null) {
        group = newGroup("wirecommand-client");
        clients = group;
      }
      clientCount++;
      return group;
    }
  }

  static void releaseClients() {
    EventLoopGroup ended = null;
    synchronized (LOCK) {
      if (--clientCount == 0) {
        ended = clients;
        clients = null;
      }
    }
    if (ended != null) {
      Future<?> unused = shutdown(ended);
    }
  }
}
