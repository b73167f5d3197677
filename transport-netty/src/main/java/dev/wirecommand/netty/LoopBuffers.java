package dev.wirecommand.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A few buffers of an event loop's, which its channels read into and write from in turn. What is
 * read is copied out at once, and what is written is mostly gone with the next flush, so a few
 * serve all; where a slow peer, or TLS, holds them for longer, the allocator of the channel gives
 * others.
 */
final class LoopBuffers {
  /** How much each takes: four large frames and more, so that fewer of them lie in two reads. */
  static final int SIZE = 130 * 1024;

  /** How many there are at most. */
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
          buffers.all.forEach(ByteBuf::release);
        }
      };

  /**
   * Those that were used last are last. Each has a reference from here, and others while in use.
   */
  private final ArrayDeque<ByteBuf> all = new ArrayDeque<>(MOST);

  private LoopBuffers() {}

  /**
   * An empty buffer, to be released by whoever has it last.
   *
   * @param least how many bytes have to fit
   * @param otherwise gives the buffer if there is none here
   */
  static ByteBuf take(int least, ByteBufAllocator otherwise) {
    ByteBuf idle = least <= SIZE ? OF_THREAD.get().idle() : null;
    return idle == null ? otherwise.ioBuffer(least) : idle.clear().retain();
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
    all.addLast(made);
    return made;
  }
}
