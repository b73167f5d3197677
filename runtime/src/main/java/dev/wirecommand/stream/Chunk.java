package dev.wirecommand.stream;

import java.util.Arrays;

/**
 * A chunk of bytes that are sent together, as the payload of one frame. The owner of a send buffer
 * borrows it with {@link SendBuffer#poll} and releases it with {@link SendBuffer#release}.
 */
public final class Chunk {
  private final boolean shared;
  private byte[] array = {};
  private final int offset;
  private int length;
  private boolean borrowed;

  /** Creates an empty chunk, whose array is its own. */
  Chunk() {
    this.shared = false;
    this.offset = 0;
  }

  /** Creates a chunk that refers to a publisher's bytes, which must not change. */
  Chunk(byte[] array, int offset, int length) {
    this.shared = true;
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /**
   * Returns the array that holds the bytes.
   *
   * @return the array, which must not be changed, and may be longer than the chunk
   */
  public byte[] array() {
    return array;
  }

  /**
   * Returns the index of the first byte in the array.
   *
   * @return the index, which is 0 in an array of the chunk's own
   */
  public int offset() {
    return offset;
  }

  /** Returns whether the array is a publisher's, so that the chunk can't be used again. */
  boolean isShared() {
    return shared;
  }

  /**
   * Returns the number of bytes.
   *
   * @return at least 1
   */
  public int length() {
    return length;
  }

  void setLength(int length) {
    this.length = length;
  }

  /** Grows the array to a capacity at least; the bytes of the chunk stay. */
  void reserve(int capacity) {
    if (array.length < capacity) {
      array = length == 0 ? new byte[capacity] : Arrays.copyOf(array, capacity);
    }
  }

  /** Notes that the chunk is borrowed, or has been released. */
  void setBorrowed(boolean borrowed) {
    if (this.borrowed == borrowed) {
      throw new IllegalStateException("a chunk is released once for each time that it was polled");
    }
    this.borrowed = borrowed;
  }
}
