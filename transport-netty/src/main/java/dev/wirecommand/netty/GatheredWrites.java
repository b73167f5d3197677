package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the bytes that are written to a channel between two flushes. It uses as few buffers as
 * possible. Called on the channel's event loop.
 */
final class GatheredWrites {
  private final Channel channel;
  private final UnsentMemory memory;
  private final ChannelFutureListener whenSent;
  private @Nullable ByteBuf gathered;

  /**
   * @param memory counts the buffers that have been written and not sent
   * @param whenSent called for each write with its {@link SentWrite}, when the operating system has
   *     taken the write or it has failed
   */
  GatheredWrites(Channel channel, UnsentMemory memory, ChannelFutureListener whenSent) {
    this.channel = channel;
    this.memory = memory;
    this.whenSent = whenSent;
  }

  /**
   * Returns a buffer with space for at least the given number of bytes. The caller appends the
   * bytes.
   */
  ByteBuf room(int length) {
    ByteBuf current = gathered;
    if (current == null || current.writableBytes() < length) {
      handOver();
      current = LoopBuffers.take(length, memory.allocator(channel.alloc()));
      gathered = current;
    }
    return current;
  }

  /** Writes the gathered bytes to the channel. They are sent with the channel's next flush. */
  @SuppressWarnings("FutureReturnValueIgnored") // It is the promise, which has a listener.
  void handOver() {
    ByteBuf full = gathered;
    if (full != null) {
      gathered = null;
      SentWrite sent = new SentWrite(channel, full.readableBytes(), memory.add(full));
      sent.addListener(whenSent);
      channel.write(full, sent);
    }
  }

  /** Drops the gathered bytes that have not been written to the channel. */
  void drop() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }
}
