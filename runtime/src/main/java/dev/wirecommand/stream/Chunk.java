package dev.wirecommand.stream;

import java.util.Arrays;

/**
 * Bytes that go out together: the payload of one frame. Lent by {@link Outflow#poll} until {@link
 * Outflow#recycle}.
 */
public final class Chunk {
  private final boolean shared;
  private byte[] array = {};
  private final int offset;
  private int length;
  private boolean lent;

  /** A chunk without bytes, for any. */
  Chunk() {
    this.shared = false;
    this.offset = 0;
  }

  /** A chunk of bytes that are somebody else's, and stay as they are. */
  Chunk(byte[] array, int offset, int length) {
    this.shared = true;
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /**
   * Holds the bytes.
   *
   * @return the array, not to be changed; longer than the chunk, it may be
   */
  public byte[] array() {
    return array;
  }

  /**
   * Where in the array the bytes begin.
   *
   * @return the index of the first, 0 in an array of the chunk's own
   */
  public int offset() {
    return offset;
  }

  /** Whether the bytes are somebody else's, so that no others can be put in their place. */
  boolean isShared() {
    return shared;
  }

  /**
   * How many bytes there are.
   *
   * @return at least 1
   */
  public int length() {
    return length;
  }

  void setLength(int length) {
    this.length = length;
  }

  /** Makes the array so long at least; what is in the chunk stays. */
  void reserve(int capacity) {
    if (array.length < capacity) {
      array = length == 0 ? new byte[capacity] : Arrays.copyOf(array, capacity);
    }
  }

  /** Notes that it is lent, or is not any more. */
  void setLent(boolean lent) {
    if (this.lent == lent) {
      throw new IllegalStateException("a chunk is recycled once for each time that it was polled");
    }
    this.lent = lent;
  }
}
