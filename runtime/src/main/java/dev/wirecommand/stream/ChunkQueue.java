package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The queue of chunks in a send buffer. Only so many chunks hold bytes, {@value #WINDOW} at most:
 * the full chunks that wait, the last one if it is partial, and the chunks that are borrowed. Empty
 * chunks are kept and used again; a producer may have taken one of them to read into. Not safe for
 * use by several threads.
 */
final class ChunkQueue {
  /** The maximum number of chunks that hold bytes at the same time. */
  static final int WINDOW = 8;

  /** The initial capacity of a chunk's array in bytes. */
  private static final int SMALLEST = 1024;

  private final int chunkSize;

  /** How many chunks may hold bytes now. */
  private int window = WINDOW;

  private final ArrayDeque<Chunk> full = new ArrayDeque<>(WINDOW);
  private final ArrayDeque<Chunk> empty = new ArrayDeque<>(WINDOW + 1);
  private @Nullable Chunk partial;
  private int borrowed;

  /**
   * Creates an empty queue.
   *
   * @param chunkSize the number of bytes in a full chunk, at least 1
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

  /** Returns how many more chunks the queue can hold. */
  int free() {
    return window - full.size() - borrowed - (partial == null ? 0 : 1);
  }

  /** Returns how many more bytes the queue can hold. */
  long room() {
    return (long) (window - full.size() - borrowed) * chunkSize
        - (partial == null ? 0 : partial.length());
  }

  /** Sets how many chunks may hold bytes from now on, 1 to {@value #WINDOW}. */
  void setWindow(int chunks) {
    window = chunks;
  }

  /** Returns whether so many chunks are free that a paused producer should resume. */
  boolean mayResume() {
    return free() >= (window + 1) / 2;
  }

  /**
   * Returns how many bytes still fit in the current chunk. The current chunk is the partial one or,
   * if there is none, a new one. The number is 0 if no chunk is free.
   */
  int writable() {
    return partial != null ? chunkSize - partial.length() : free() > 0 ? chunkSize : 0;
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

  /** Returns an empty chunk that the caller fills and then {@linkplain #append appends}. */
  Chunk takeEmpty() {
    Chunk chunk = empty.pollLast();
    return chunk != null ? chunk : new Chunk();
  }

  /**
   * Appends a chunk's bytes to the queue. Their number must not exceed the result of {@link
   * #writable} at the time of {@link #takeEmpty}.
   */
  void append(Chunk chunk) {
    if (partial == null) {
      partial = chunk;
    } else {
      copy(chunk, partial);
      reuse(chunk);
    }
    moveIfFull(partial);
  }

  private void copy(Chunk from, Chunk to) {
    grow(to, from.length());
    System.arraycopy(from.array(), 0, to.array(), to.length(), from.length());
    to.setLength(to.length() + from.length());
  }

  /**
   * Moves bytes from a buffer into chunks. The bytes that do not fit stay in the buffer.
   *
   * @param lasting whether the bytes never change, so that a full chunk can refer to them
   */
  void write(ByteBuffer bytes, boolean lasting) {
    while (bytes.hasRemaining() && writable() > 0) {
      if (lasting && partial == null && bytes.hasArray() && bytes.remaining() >= chunkSize) {
        full.addLast(new Chunk(bytes.array(), bytes.arrayOffset() + bytes.position(), chunkSize));
        bytes.position(bytes.position() + chunkSize);
        continue;
      }
      Chunk chunk = partial != null ? partial : takeEmpty();
      partial = chunk;
      int n = Math.min(bytes.remaining(), chunkSize - chunk.length());
      grow(chunk, n);
      bytes.get(chunk.array(), chunk.length(), n);
      chunk.setLength(chunk.length() + n);
      moveIfFull(chunk);
    }
  }

  /**
   * Grows a chunk's array to fit the given number of additional bytes. The capacity doubles, so
   * that each byte is copied rarely.
   */
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

  /** Makes the partial chunk ready to be sent, even if more bytes would fit. */
  void endPartial() {
    if (partial != null) {
      full.addLast(partial);
      partial = null;
    }
  }

  /**
   * Marks the first chunk as borrowed and returns it, or returns null if there is none. The chunk
   * may be partial only if the parameter allows it.
   */
  @Nullable Chunk borrow(boolean evenPartial) {
    Chunk chunk = full.pollFirst();
    if (chunk == null && evenPartial) {
      chunk = partial;
      partial = null;
    }
    if (chunk != null) {
      chunk.setBorrowed(true);
      borrowed++;
    }
    return chunk;
  }

  /** Releases a borrowed chunk. */
  void release(Chunk chunk) {
    chunk.setBorrowed(false);
    borrowed--;
    reuse(chunk);
  }

  private void reuse(Chunk chunk) {
    // A producer that reads into a chunk of its own may need one beside a partial chunk.
    int others = full.size() + borrowed + (partial == null ? 0 : 1) + empty.size();
    if (!chunk.isShared() && others <= window) {
      chunk.setLength(0);
      empty.addLast(chunk);
    }
  }

  /** Removes all chunks except the borrowed ones. */
  void clear() {
    full.clear();
    empty.clear();
    partial = null;
  }
}
