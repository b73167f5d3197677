package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A queue that stores bytes in blocks. Not safe for use by several threads.
 *
 * <p>The first block is small and the next ones double in size, so that little data takes little
 * memory. Blocks of full size are kept after they have been read, and used again.
 */
final class ByteQueue {
  private static final int SMALLEST = 512;
  private static final int LARGEST = 16 * 1024;

  private final ArrayDeque<Block> blocks = new ArrayDeque<>(4);

  /** Empty blocks of the largest size, kept for reuse. */
  private final ArrayDeque<Block> spare = new ArrayDeque<>(4);

  private final int maxSpare;
  private int nextSize = SMALLEST;
  private long size;

  private static final class Block {
    final byte[] bytes;
    int from;
    int to;

    Block(int capacity) {
      this(new byte[capacity]);
    }

    Block(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /**
   * Creates an empty queue.
   *
   * @param usual how many bytes the queue usually holds; it keeps blocks for as many
   */
  ByteQueue(int usual) {
    maxSpare = usual / LARGEST + 1;
  }

  /** Returns the number of bytes in the queue. */
  long size() {
    return size;
  }

  /** Adds a copy of the given bytes. The copy fills the last block before a new block begins. */
  void add(byte[] array, int offset, int length) {
    int at = offset;
    int end = offset + length;
    Block last = blocks.peekLast();
    while (at < end) {
      if (last == null || last.to == last.bytes.length) {
        last = newBlock(end - at);
        blocks.addLast(last);
      }
      int n = Math.min(end - at, last.bytes.length - last.to);
      System.arraycopy(array, at, last.bytes, last.to, n);
      last.to += n;
      at += n;
    }
    size += length;
  }

  /** Copies the given bytes to a new block that has no room for more bytes. */
  void addExactly(byte[] array, int offset, int length) {
    Block block = new Block(Arrays.copyOfRange(array, offset, offset + length));
    block.to = length;
    blocks.addLast(block);
    size += length;
  }

  /**
   * Adds the given bytes without copying them. The caller ensures that they are {@linkplain #take
   * taken}, or {@linkplain #copyLastIfIn copied}, before they change or more bytes are added.
   */
  void addShared(byte[] array, int offset, int length) {
    Block block = new Block(array);
    block.from = offset;
    block.to = offset + length;
    blocks.addLast(block);
    size += length;
  }

  /** Replaces the last block with a copy if that block uses the given array. */
  void copyLastIfIn(byte[] array) {
    Block last = blocks.peekLast();
    if (last != null && last.bytes == array) {
      blocks.removeLast();
      size -= last.to - last.from;
      addExactly(array, last.from, last.to - last.from);
    }
  }

  private Block newBlock(int needed) {
    Block used = spare.pollFirst();
    if (used != null) {
      return used;
    }
    int capacity = Math.min(LARGEST, Math.max(needed, nextSize));
    nextSize = Math.min(LARGEST, 2 * capacity);
    return new Block(capacity);
  }

  /** Moves bytes to the array, at most the given number, and returns how many it has moved. */
  int read(byte[] array, int offset, int length) {
    int at = offset;
    int end = offset + length;
    Block first = blocks.peekFirst();
    while (at < end && first != null) {
      int n = Math.min(end - at, first.to - first.from);
      System.arraycopy(first.bytes, first.from, array, at, n);
      first.from += n;
      at += n;
      if (first.from == first.to) {
        blocks.removeFirst();
        keep(first);
        first = blocks.peekFirst();
      }
    }
    size -= at - offset;
    return at - offset;
  }

  private void keep(Block block) {
    if (block.bytes.length == LARGEST && spare.size() < maxSpare) {
      block.from = 0;
      block.to = 0;
      spare.addFirst(block);
    }
  }

  /**
   * Removes and returns the first block, or returns null if the queue is empty. The caller owns the
   * block.
   */
  @Nullable ByteBuffer take() {
    Block first = blocks.pollFirst();
    if (first == null) {
      return null;
    }
    size -= first.to - first.from;
    return ByteBuffer.wrap(first.bytes, first.from, first.to - first.from);
  }

  /** Removes all blocks, including the empty ones that are kept for reuse. */
  void clear() {
    blocks.clear();
    spare.clear();
    size = 0;
  }
}
