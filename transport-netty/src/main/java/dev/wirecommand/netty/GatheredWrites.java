package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is written to a channel until a flush, in as few buffers as hold it. Used on the
 * channel's event loop.
 */
final class GatheredWrites {
  private final Channel channel;
  private final ChannelFutureListener whenSent;
  private @Nullable ByteBuf gathered;

  /**
   * @param whenSent told of each write, which is a {@link SentWrite}, when the system has taken it
   *     or it has failed
   */
  GatheredWrites(Channel channel, ChannelFutureListener whenSent) {
    this.channel = channel;
    this.whenSent = whenSent;
  }

  /** A buffer with so much room, which goes out behind all that was written. */
  ByteBuf room(int length) {
    ByteBuf current = gathered;
    if (current == null || current.writableBytes() < length) {
      handOver();
      current = LoopBuffers.take(length, channel.alloc());
      gathered = current;
    }
    return current;
  }

  /** Gives the channel what there is; it goes out with the channel's next flush. */
  @SuppressWarnings("FutureReturnValueIgnored") // It is the promise that the listener is told of.
  void handOver() {
    ByteBuf full = gathered;
    if (full != null) {
      gathered = null;
      SentWrite sent = new SentWrite(channel, full.readableBytes());
      sent.addListener(whenSent);
      channel.write(full, sent);
    }
  }

  /** Forgets what has not been handed over. */
  void drop() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }
}
