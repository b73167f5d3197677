package dev.wirecommand.stream;

import java.util.Arrays;

/**
 * A chunk of bytes that becomes the payload of one frame. The owner of a send buffer borrows it
 * with {@link SendBuffer#poll} and releases it with {@link SendBuffer#release}.
 */
public final class Chunk {
  private final boolean shared;
  private byte[] array = {};
  private final int offset;
  private int length;
  private boolean borrowed;

  /** Creates an empty chunk with an array of its own. */
  Chunk() {
    this.shared = false;
    this.offset = 0;
  }

  /** Creates a chunk of bytes in a publisher's array. The publisher must not change the bytes. */
  Chunk(byte[] array, int offset, int length) {
    this.shared = true;
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /**
   * Returns the array that contains the chunk's bytes.
   *
   * @return the array, which must not be changed, and may be longer than the chunk
   */
  public byte[] array() {
    return array;
  }

  /**
   * Returns the index of the chunk's first byte in the array.
   *
   * @return the index, which is 0 in an array of the chunk's own
   */
  public int offset() {
    return offset;
  }

  /** Returns whether the array belongs to a publisher. Such a chunk can't be used again. */
  boolean isShared() {
    return shared;
  }

  /**
   * Returns the number of bytes in the chunk.
   *
   * @return at least 1
   */
  public int length() {
    return length;
  }

  void setLength(int length) {
    this.length = length;
  }

  /** Grows the array to at least the given capacity in bytes. The chunk's bytes stay. */
  void reserve(int capacity) {
    if (array.length < capacity) {
      array = length == 0 ? new byte[capacity] : Arrays.copyOf(array, capacity);
    }
  }

  /** Records that the chunk has been borrowed, or that it has been released. */
  void setBorrowed(boolean borrowed) {
    if (this.borrowed == borrowed) {
      throw new IllegalStateException("a chunk is released once for each time that it was polled");
    }
    this.borrowed = borrowed;
  }
}
