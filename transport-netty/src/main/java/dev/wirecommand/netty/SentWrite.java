package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;

/** Completes when the system has taken a write, or it has failed; knows how long it was. */
final class SentWrite extends DefaultChannelPromise {
  private final int length;

  SentWrite(Channel channel, int length) {
    super(channel);
    this.length = length;
  }

  int length() {
    return length;
  }
}
