package dev.wirecommand.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.function.BooleanSupplier;

/**
 * Detects whether the first write in a channel's queue has progressed since the last check. A write
 * makes progress when the operating system accepts a part of it. The first write is recognized by
 * its identity hash code. That is enough, because no queued buffer can be reused unless a write
 * completes between two calls.
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
