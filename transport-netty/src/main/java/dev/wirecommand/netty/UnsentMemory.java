package dev.wirecommand.netty;

import dev.wirecommand.transport.ProcessAccount;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.internal.PlatformDependent;

/**
 * The direct memory that the output of one connection takes up until the operating system has taken
 * it. Used on the channel's event loop.
 *
 * <p>While the process holds as much as it may, a connection that holds any of it should write
 * nothing more. One that holds none may write: it keeps up with what is written. The buffers of
 * {@link LoopBuffers} count once, for their event loop.
 */
final class UnsentMemory {
  /** The share of direct memory that peers may use at most. */
  private static final int SHARES = 4;

  private static final ProcessAccount PROCESS = ProcessAccount.DIRECT;

  /** Allocates as many bytes as are asked for. A pool would round them up. */
  private static final ByteBufAllocator EXACT = new UnpooledByteBufAllocator(true, true);

  static {
    PROCESS.limitTo(PlatformDependent.maxDirectMemory() / SHARES);
  }

  private final long ceiling;
  private final boolean copies;
  private long held;

  /**
   * @param wanted the ceiling of direct memory that is set
   * @param copies whether TLS copies what is written to buffers of its own
   */
  UnsentMemory(long wanted, boolean copies) {
    this.ceiling = PROCESS.ceiling(wanted);
    this.copies = copies;
  }

  /** Returns the ceiling of direct memory if it has been reached, or 0. */
  static long reached(long wanted) {
    return PROCESS.reached(wanted);
  }

  /** Returns whether the process holds as much as it may. */
  boolean isShort() {
    return PROCESS.exceeds(ceiling);
  }

  /** Returns what allocates the next buffer: the usual allocator, unless memory is short. */
  ByteBufAllocator allocator(ByteBufAllocator usual) {
    return isShort() ? EXACT : usual;
  }

  /** Counts a buffer whose bytes are passed to the channel. Returns how many bytes it counts as. */
  int add(ByteBuf written) {
    // A pool may have set aside more than the capacity.
    int bytes = written.writerIndex() + written.maxFastWritableBytes();
    if (LoopBuffers.owns(written)) {
      bytes = copies ? written.readableBytes() : 0;
    }
    PROCESS.add(bytes);
    held += bytes;
    return bytes;
  }

  /** Returns the bytes of a buffer that was sent or dropped. */
  void release(int bytes) {
    PROCESS.release(bytes);
    held -= bytes;
  }

  /** Returns whether the connection may hold more. */
  boolean mayGrow() {
    return held == 0 || !isShort();
  }
}
