package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.function.BooleanSupplier;

/**
 * Tells whether the system has taken a part of what is first in a channel's queue. The first is
 * told by its identity, which suffices: between two looks without a write that completes, none of
 * those that were queued can have been used again.
 */
final class WriteProgress implements BooleanSupplier {
  private final Channel channel;
  private int first;
  private long progress;

  WriteProgress(Channel channel) {
    this.channel = channel;
  }

  @Override
  public boolean getAsBoolean() {
    ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
    int nowFirst = queue == null ? 0 : System.identityHashCode(queue.current());
    long nowProgress = queue == null ? 0 : queue.currentProgress();
    boolean moved = nowFirst != first || nowProgress != progress;
    first = nowFirst;
    progress = nowProgress;
    return moved;
  }
}
