package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;

/**
 * The promise of a write, which also records the write's length. It completes when the operating
 * system has accepted the bytes, or when the write has failed.
 */
final class SentWrite extends DefaultChannelPromise {
  private final int length;

  SentWrite(Channel channel, int length) {
    super(channel);
    this.length = length;
  }

  /** Returns the length of the write in bytes. */
  int length() {
    return length;
  }
}
