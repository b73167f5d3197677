package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of one flow, {@value #WINDOW} at most: those that are full and wait, the last, which
 * is being filled, those that are lent, and those that can be used again. Not safe for use by
 * several threads.
 */
final class ChunkQueue {
  /** How many chunks there are at most. */
  static final int WINDOW = 4;

  /** How many have to be free for a source that was stopped to go on. */
  static final int ENOUGH_ROOM = WINDOW / 2;

  /** How much a chunk can hold at first. */
  private static final int SMALLEST = 1024;

  private final int chunkSize;
  private final ArrayDeque<Chunk> full = new ArrayDeque<>(WINDOW);
  private final ArrayDeque<Chunk> free = new ArrayDeque<>(WINDOW);
  private @Nullable Chunk partial;
  private int made;

  /**
   * A queue without chunks.
   *
   * @param chunkSize how many bytes make a chunk full, at least 1
   */
  ChunkQueue(int chunkSize) {
    if (chunkSize < 1) {
      throw new IllegalArgumentException("a chunk must have at least 1 byte, not " + chunkSize);
    }
    this.chunkSize = chunkSize;
  }

  int chunkSize() {
    return chunkSize;
  }

  /** How many chunks can be taken. */
  int room() {
    return free.size() + WINDOW - made;
  }

  /** How many bytes the last chunk lacks, which is a whole chunk if there is none. */
  int lacking() {
    return partial == null ? chunkSize : chunkSize - partial.length();
  }

  boolean hasFull() {
    return !full.isEmpty();
  }

  boolean hasPartial() {
    return partial != null;
  }

  boolean isEmpty() {
    return full.isEmpty() && partial == null;
  }

  /** Takes an empty chunk out, to be {@linkplain #put put} back; null if there is no room. */
  @Nullable Chunk take() {
    Chunk chunk = free.pollLast();
    if (chunk == null && made < WINDOW) {
      made++;
      chunk = new Chunk();
    }
    return chunk;
  }

  /** Puts a chunk back whose bytes, no more than {@link #lacking}, follow those that are here. */
  void put(Chunk chunk) {
    if (partial == null && chunk.length() > 0) {
      partial = chunk;
    } else {
      append(partial, chunk.array(), chunk.length());
      giveBack(chunk);
    }
    moveIfFull();
  }

  private void append(@Nullable Chunk to, byte[] bytes, int length) {
    if (to != null) {
      grow(to, length);
      System.arraycopy(bytes, 0, to.array(), to.length(), length);
      to.setLength(to.length() + length);
    }
  }

  /** Copies what there is room for, and leaves the rest in the buffer. */
  void fill(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      Chunk chunk = partial != null ? partial : take();
      if (chunk == null) {
        return;
      }
      partial = chunk;
      int n = Math.min(bytes.remaining(), chunkSize - chunk.length());
      grow(chunk, n);
      bytes.get(chunk.array(), chunk.length(), n);
      chunk.setLength(chunk.length() + n);
      moveIfFull();
    }
  }

  /** Makes room for more bytes; often enough so much more that little is copied. */
  private void grow(Chunk chunk, int more) {
    int needed = chunk.length() + more;
    if (chunk.array().length < needed) {
      chunk.reserve(Math.min(chunkSize, Math.max(needed, Math.max(SMALLEST, 2 * chunk.length()))));
    }
  }

  private void moveIfFull() {
    if (partial != null && partial.length() == chunkSize) {
      endPartial();
    }
  }

  /** Has the last chunk go out as it is. */
  void endPartial() {
    if (partial != null) {
      full.addLast(partial);
      partial = null;
    }
  }

  /** Lends the first chunk, or null if there is none. */
  @Nullable Chunk lend(boolean evenPartial) {
    Chunk chunk = full.pollFirst();
    if (chunk == null && evenPartial) {
      chunk = partial;
      partial = null;
    }
    if (chunk != null) {
      chunk.setLent(true);
    }
    return chunk;
  }

  /** Takes a chunk back that was lent. */
  void recycle(Chunk chunk) {
    chunk.setLent(false);
    giveBack(chunk);
  }

  private void giveBack(Chunk chunk) {
    chunk.setLength(0);
    free.addLast(chunk);
  }

  /** Forgets all bytes, and keeps no array. */
  void clear() {
    full.clear();
    free.clear();
    partial = null;
    made = WINDOW;
  }
}
