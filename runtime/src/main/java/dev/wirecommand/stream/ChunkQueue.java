package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one flow in chunks, {@value #WINDOW} at most: those that are full and wait, the
 * last, which is being filled, and those that are lent. Besides there are empty chunks, to be used
 * again, and one that somebody reads into. Not safe for use by several threads.
 */
final class ChunkQueue {
  /** How many chunks with bytes there are at most. */
  static final int WINDOW = 8;

  /** How many must be free for a source that was stopped to go on. */
  static final int ENOUGH_ROOM = WINDOW / 2;

  /** How much a chunk can hold at first. */
  private static final int SMALLEST = 1024;

  private final int chunkSize;
  private final ArrayDeque<Chunk> full = new ArrayDeque<>(WINDOW);
  private final ArrayDeque<Chunk> empty = new ArrayDeque<>(WINDOW + 1);
  private @Nullable Chunk partial;
  private int lent;

  /**
   * A queue without bytes.
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

  /** How many more chunks can be begun. */
  int room() {
    return WINDOW - full.size() - lent - (partial == null ? 0 : 1);
  }

  /** How many bytes can be {@link #put}: what the last chunk lacks, or a whole one. */
  int lacking() {
    return partial != null ? chunkSize - partial.length() : room() > 0 ? chunkSize : 0;
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

  /** Takes an empty chunk, to be {@linkplain #put put} back. */
  Chunk take() {
    Chunk chunk = empty.pollLast();
    return chunk != null ? chunk : new Chunk();
  }

  /**
   * Puts a chunk back whose bytes, no more than were {@link #lacking} when it was taken, follow
   * those that are here.
   */
  void put(Chunk chunk) {
    if (partial == null) {
      partial = chunk;
    } else {
      append(partial, chunk);
      giveBack(chunk);
    }
    moveIfFull(partial);
  }

  private void append(Chunk to, Chunk from) {
    grow(to, from.length());
    System.arraycopy(from.array(), 0, to.array(), to.length(), from.length());
    to.setLength(to.length() + from.length());
  }

  /**
   * Takes what there is room for, and leaves the rest in the buffer.
   *
   * @param lasting whether the bytes stay as they are: what fills a chunk is not copied then
   */
  void fill(ByteBuffer bytes, boolean lasting) {
    while (bytes.hasRemaining() && lacking() > 0) {
      if (lasting && partial == null && bytes.hasArray() && bytes.remaining() >= chunkSize) {
        full.addLast(new Chunk(bytes.array(), bytes.arrayOffset() + bytes.position(), chunkSize));
        bytes.position(bytes.position() + chunkSize);
        continue;
      }
      Chunk chunk = partial != null ? partial : take();
      partial = chunk;
      int n = Math.min(bytes.remaining(), chunkSize - chunk.length());
      grow(chunk, n);
      bytes.get(chunk.array(), chunk.length(), n);
      chunk.setLength(chunk.length() + n);
      moveIfFull(chunk);
    }
  }

  /** Makes room for more bytes; often enough so much more that little is copied. */
  private void grow(Chunk chunk, int more) {
    int needed = chunk.length() + more;
    if (chunk.array().length < needed) {
      chunk.reserve(Math.min(chunkSize, Math.max(needed, Math.max(SMALLEST, 2 * chunk.length()))));
    }
  }

  private void moveIfFull(Chunk last) {
    if (last.length() == chunkSize) {
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
      lent++;
    }
    return chunk;
  }

  /** Takes a chunk back that was lent. */
  void recycle(Chunk chunk) {
    chunk.setLent(false);
    lent--;
    giveBack(chunk);
  }

  private void giveBack(Chunk chunk) {
    if (!chunk.isShared()) {
      chunk.setLength(0);
      empty.addLast(chunk);
    }
  }

  /** Forgets all bytes, and keeps no array. */
  void clear() {
    full.clear();
    empty.clear();
    partial = null;
  }
}
