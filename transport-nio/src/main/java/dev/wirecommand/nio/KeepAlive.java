package dev.wirecommand.nio;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * Enables TCP keep-alive, so that the operating system probes a silent peer. Keep-alive detects a
 * dead peer even while requests run, when silence is normal. It also detects a peer that has closed
 * the whole connection, which at first looks as if it had only shut down its output.
 */
final class KeepAlive {
  private static final Logger LOG = System.getLogger(KeepAlive.class.getName());
  private static final int PROBES = 3;
  private static final int PROBES_PER_IDLE = 3;

  private KeepAlive() {}

  /**
   * Enables keep-alive on a TCP channel. After the given time of silence, the operating system
   * probes the peer three times within the same time again, where the platform lets that be set.
   */
  static void set(SocketChannel channel, Duration idle) throws IOException {
    int seconds = (int) Math.max(1, idle.toSeconds());
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, Math.max(1, seconds / PROBES_PER_IDLE));
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
  }

  private static void set(SocketChannel channel, SocketOption<Integer> option, int value)
      throws IOException {
    if (channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    } else {
      LOG.log(Level.DEBUG, "this platform does not have the socket option {0}", option);
    }
  }
}
