package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A range of bytes in an array, such as a frame payload or the arguments of a request (sections 1
 * and 3 of the protocol). It shares the array and copies nothing. It is valid for as long as the
 * method that returned it says.
 *
 * <p>Two slices are equal when their bytes are.
 *
 * @param array the array
 * @param offset where the range begins
 * @param length how many bytes it has
 */
@SuppressWarnings("ArrayRecordComponent") // equals, hashCode and toString are written by hand
public record ByteSlice(byte[] array, int offset, int length) {
  /** An empty slice. */
  public static final ByteSlice EMPTY = of(new byte[0]);

  /**
   * Creates a slice, and checks that its range is within the array.
   *
   * @throws IndexOutOfBoundsException if it is not within the array
   */
  public ByteSlice {
    if ((offset | length) < 0 || offset > array.length - length) {
      throw new IndexOutOfBoundsException(
          "a range of "
              + length
              + " bytes at offset "
              + offset
              + " is not within an array of "
              + array.length);
    }
  }

  /**
   * Returns a slice of all bytes that a CBOR writer has written.
   *
   * @param writer holds the bytes; the slice is valid until it writes more
   * @return the slice
   */
  public static ByteSlice of(CborWriter writer) {
    return new ByteSlice(writer.buffer(), writer.offset(), writer.size());
  }

  /**
   * Returns a slice that covers a whole array.
   *
   * @param bytes the array, shared and not copied
   * @return the slice
   */
  public static ByteSlice of(byte[] bytes) {
    return new ByteSlice(bytes, 0, bytes.length);
  }

  /**
   * Returns a copy of the bytes.
   *
   * @return a new array
   */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ByteSlice other
        && Arrays.equals(
            array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /**
   * Returns the bytes as text, for people to read.
   *
   * @return the bytes taken as UTF-8
   */
  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
