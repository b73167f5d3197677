package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * Has channels read into the buffers of their event loop, as much as fits; each read is a batch.
 */
final class LoopReads extends DefaultMaxMessagesRecvByteBufAllocator {
  /** For all channels: what is a channel's own is in its handle. */
  static final LoopReads INSTANCE = new LoopReads();

  private LoopReads() {}

  @Override
  @SuppressWarnings("deprecation") // Netty's own way to say so.
  public Handle newHandle() {
    return new MaxMessageHandle() {
      @Override
      public ByteBuf allocate(ByteBufAllocator allocator) {
        return LoopBuffers.take(LoopBuffers.SIZE, allocator);
      }

      @Override
      public int guess() {
        return LoopBuffers.SIZE;
      }
    };
  }
}
