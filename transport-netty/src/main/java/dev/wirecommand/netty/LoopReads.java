package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * An allocator that takes the receive buffers of a channel from the channel's event loop. One read
 * fills as much of a buffer as it can.
 */
final class LoopReads extends DefaultMaxMessagesRecvByteBufAllocator {
  /** The only instance, which all channels share. The state of a channel is in its handle. */
  static final LoopReads INSTANCE = new LoopReads();

  private LoopReads() {}

  @Override
  @SuppressWarnings("deprecation") // The interface has no other handle.
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
