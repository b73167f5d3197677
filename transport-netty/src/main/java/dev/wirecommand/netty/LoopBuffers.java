package dev.wirecommand.netty;

import dev.wirecommand.transport.ProcessAccount;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of buffers for all channels of one event loop. The channels read into them and write
 * from them in turn. Bytes that are read are copied out at once, and bytes that are written usually
 * leave with the next flush, so a few buffers serve all channels. While a slow peer or TLS holds
 * them for longer, the channel's allocator provides further buffers.
 */
final class LoopBuffers {
  /**
   * The capacity of a buffer in bytes. It exceeds four large frames, so that few frames span two
   * reads.
   */
  static final int SIZE = 130 * 1024;

  /** The maximum number of buffers for each event loop. */
  static final int MOST = 8;

  private static final ByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);

  private static final FastThreadLocal<LoopBuffers> OF_THREAD =
      new FastThreadLocal<>() {
        @Override
        protected LoopBuffers initialValue() {
          return new LoopBuffers();
        }

        @Override
        protected void onRemoval(LoopBuffers buffers) {
          ProcessAccount.DIRECT.release((long) buffers.all.size() * SIZE);
          buffers.all.forEach(ByteBuf::release);
        }
      };

  private static final FastThreadLocal<byte[]> ARRAY =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[SIZE];
        }
      };

  /**
   * The buffers of the event loop. The most recently used buffer is the last. This class holds one
   * reference to each.
   */
  private final ArrayDeque<ByteBuf> all = new ArrayDeque<>(MOST);

  private LoopBuffers() {}

  /**
   * Returns an empty buffer of at least the given capacity. The caller has to release it.
   *
   * @param least the smallest capacity in bytes
   * @param otherwise allocates the buffer if none of this event loop is idle and large enough
   */
  static ByteBuf take(int least, ByteBufAllocator otherwise) {
    ByteBuf idle = least <= SIZE ? OF_THREAD.get().idle() : null;
    return idle == null ? otherwise.ioBuffer(least) : idle.clear().retain();
  }

  /** Returns whether a buffer belongs to an event loop, where it is counted. */
  static boolean owns(ByteBuf buffer) {
    return buffer.alloc() == MEMORY;
  }

  /** Returns the array to which the event loop copies direct buffers. It is as long as a buffer. */
  static byte[] array() {
    return ARRAY.get();
  }

  private @Nullable ByteBuf idle() {
    for (int i = all.size(); i > 0; i--) {
      ByteBuf next = all.removeFirst();
      all.addLast(next);
      if (next.refCnt() == 1) {
        return next;
      }
    }
    if (all.size() == MOST) {
      return null;
    }
    ByteBuf made = MEMORY.directBuffer(SIZE, SIZE);
    ProcessAccount.DIRECT.add(SIZE);
    all.addLast(made);
    return made;
  }
}
