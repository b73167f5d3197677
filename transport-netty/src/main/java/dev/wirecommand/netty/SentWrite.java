package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;

/**
 * The promise of a write, which also records the write's length. It completes when the operating
 * system has accepted the bytes, or when the write has failed.
 */
final class SentWrite extends DefaultChannelPromise {
  private final int length;
  private final int held;

  /**
   * @param length the length of the write in bytes
   * @param held how many bytes of direct memory it counts as
   */
  SentWrite(Channel channel, int length, int held) {
    super(channel);
    this.length = length;
    this.held = held;
  }

  /** Returns the length of the write in bytes. */
  int length() {
    return length;
  }

  /** Returns how many bytes of direct memory the write counts as. */
  int held() {
    return held;
  }
}
