package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes that a peer has acknowledged on a TCP connection, as Linux counts them in {@code struct
 * tcp_info} of {@code linux/tcp.h}. Netty's own reader of that structure ends before the count. The
 * count rises only when the peer's system takes data, and not when it answers a probe of a closed
 * window. Used on the event loop.
 */
final class AcknowledgedBytes {
  /** The answer where the platform does not count them. */
  static final long UNKNOWN = -1;

  private static final int IPPROTO_TCP = 6;
  private static final int TCP_INFO = 11;

  /** The offset of {@code tcpi_bytes_acked}, a 64-bit number. */
  private static final int BYTES_ACKED = 120;

  /** The offset of {@code tcpi_segs_out}, a 32-bit number that is 0 where the kernel lacks both. */
  private static final int SEGMENTS_OUT = 136;

  private static final RawUnixChannelOption OPTION =
      new RawUnixChannelOption(
          "wirecommand-tcp-info", IPPROTO_TCP, TCP_INFO, SEGMENTS_OUT + Integer.BYTES);

  private final Channel channel;

  AcknowledgedBytes(Channel channel) {
    this.channel = channel;
  }

  /** Returns their number, or {@link #UNKNOWN}. Makes a system call. */
  long count() {
    if (!(channel instanceof EpollSocketChannel) || !channel.isOpen()) {
      return UNKNOWN;
    }
    ByteBuffer info;
    try {
      info = channel.config().getOption(OPTION);
    } catch (ChannelException e) {
      // The socket has been closed.
      return UNKNOWN;
    }
    info.order(ByteOrder.nativeOrder());
    return info.getInt(SEGMENTS_OUT) == 0 ? UNKNOWN : info.getLong(BYTES_ACKED);
  }
}
