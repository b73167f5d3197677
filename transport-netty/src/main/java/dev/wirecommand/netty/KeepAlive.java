package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * Enables TCP keep-alive, so that the operating system probes a silent peer. Keep-alive detects a
 * dead peer even while requests run, when silence is normal. It also detects a peer that has closed
 * the whole connection, which at first looks as if it had only shut down its output.
 */
final class KeepAlive {
  private static final int PROBES = 3;
  private static final int PROBES_PER_IDLE = 3;

  private KeepAlive() {}

  /**
   * Enables keep-alive on a channel. After the given time of silence, the operating system probes
   * the peer three times within the same time again.
   */
  static void set(Channel channel, Duration idle) {
    int seconds = (int) Math.max(1, idle.toSeconds());
    int between = Math.max(1, seconds / PROBES_PER_IDLE);
    if (channel instanceof EpollSocketChannel) {
      channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
      channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, seconds);
      channel.config().setOption(EpollChannelOption.TCP_KEEPINTVL, between);
      channel.config().setOption(EpollChannelOption.TCP_KEEPCNT, PROBES);
    } else if (channel instanceof NioSocketChannel) {
      channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
      channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds);
      channel
          .config()
          .setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), between);
      channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), PROBES);
    }
  }
}
