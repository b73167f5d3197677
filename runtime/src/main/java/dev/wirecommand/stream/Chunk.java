package dev.wirecommand.stream;

import java.util.Arrays;

/**
 * Bytes that go out together: the payload of one frame. Lent by {@link Outflow#poll} until {@link
 * Outflow#recycle}.
 */
public final class Chunk {
  private byte[] array = {};
  private int length;
  private boolean lent;

  Chunk() {}

  /**
   * Holds the bytes, from index 0 on.
   *
   * @return the array, not to be changed; longer than the chunk, it may be
   */
  public byte[] array() {
    return array;
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
