package dev.wirecommand.cbor;

import dev.wirecommand.text.Utf8;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Writes CBOR values one after the other into a buffer that grows as needed.
 *
 * <p>Each value is written in its canonical form (RFC 7049, section 3.9): the shortest head, and
 * the shortest float that keeps the number. The order of a map's keys is canonical too if it is
 * written between {@link #beginMap} and {@link #endMap}. After {@link #writeArrayHeader} and {@link
 * #writeMapHeader}, the caller writes as many values as were announced, and a map's keys in
 * canonical order: by the length of the encoded key, then bytewise.
 *
 * <p>A value that can't be written is refused with {@link IllegalArgumentException}, and nothing of
 * it is written then. A document may have up to 2,147,483,639 bytes; {@link IllegalStateException}
 * says that one grew beyond that.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class CborWriter {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 0x20;
  private static final int BYTES = 0x40;
  private static final int TEXT = 0x60;
  private static final int ARRAY = 0x80;
  private static final int MAP = 0xa0;

  private byte[] buf;

  /** The index of the first written byte in the buffer. */
  private int start;

  /** The index just after the last written byte in the buffer. */
  private int end;

  private int containers;

  /** Makes an empty writer with a buffer of 256 bytes. */
  public CborWriter() {
    this(256);
  }

  /**
   * Makes an empty writer with a buffer of {@code capacity} bytes.
   *
   * @param capacity how many bytes it can take before its buffer has to grow, not negative
   */
  public CborWriter(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must not be negative: " + capacity);
    }
    this.buf = new byte[capacity];
  }

  /** Writes null. */
  public void writeNull() {
    writeByte(0xf6);
  }

  /** Writes the value undefined. */
  public void writeUndefined() {
    writeByte(0xf7);
  }

  /** Writes a boolean. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 0xf5 : 0xf4);
  }

  /**
   * Writes a simple value.
   *
   * @param number which one: 0 to 19 or 32 to 255, since those between are booleans, null and
   *     undefined, or reserved
   */
  public void writeSimple(int number) {
    SimpleValues.check(number);
    writeHead(0xe0, number);
  }

  private void writeByte(int initial) {
    room(1);
    buf[end++] = (byte) initial;
  }

  /** Writes an integer. */
  public void writeLong(long value) {
    if (value >= 0) {
      writeHead(UNSIGNED, value);
    } else {
      writeHead(NEGATIVE, ~value);
    }
  }

  /**
   * Writes an integer from 0 to 2<sup>64</sup>-1.
   *
   * @param value 64 unsigned bits
   */
  public void writeUnsigned(long value) {
    writeHead(UNSIGNED, value);
  }

  /**
   * Writes an integer.
   *
   * @param value from -2<sup>64</sup> to 2<sup>64</sup>-1: what lies beyond needs a tag, and the
   *     wire has none
   */
  public void writeBigInteger(BigInteger value) {
    writeHead(value.signum() < 0 ? NEGATIVE : UNSIGNED, Integers.argument(value));
  }

  /**
   * Writes a float in 16, 32 or 64 bits. The writer uses the fewest bits that keep the number, and
   * writes every NaN in the same way.
   *
   * @param value the number
   */
  public void writeDouble(double value) {
    float narrow = (float) value;
    if (narrow == value || Double.isNaN(value)) {
      writeFloat(narrow);
      return;
    }
    room(9);
    buf[end] = (byte) 0xfb;
    ByteOrderView.LONG.set(buf, end + 1, Double.doubleToRawLongBits(value));
    end += 9;
  }

  /**
   * Writes a float in 16 or 32 bits. The writer uses the fewest bits that keep the number, and
   * writes every NaN in the same way.
   *
   * @param value the number
   */
  public void writeFloat(float value) {
    int half = HalfFloat.of(value);
    room(5);
    if (half != HalfFloat.INEXACT) {
      buf[end] = (byte) 0xf9;
      ByteOrderView.SHORT.set(buf, end + 1, (short) half);
      end += 3;
    } else {
      buf[end] = (byte) 0xfa;
      ByteOrderView.INT.set(buf, end + 1, Float.floatToRawIntBits(value));
      end += 5;
    }
  }

  /**
   * Writes a byte string.
   *
   * @param bytes all its bytes
   */
  public void writeBytes(byte[] bytes) {
    writeBytes(bytes, 0, bytes.length);
  }

  /**
   * Writes a byte string.
   *
   * @param bytes where its bytes are
   * @param off where they begin
   * @param len how many there are
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public void writeBytes(byte[] bytes, int off, int len) {
    Objects.checkFromIndexSize(off, len, bytes.length);
    room((long) HeadEncoding.LONGEST + len);
    end = HeadEncoding.write(buf, end, BYTES, len);
    System.arraycopy(bytes, off, buf, end, len);
    end += len;
  }

  /**
   * Writes a byte string.
   *
   * @param bytes its remaining bytes are written; its position stays
   */
  public void writeBytes(ByteBuffer bytes) {
    int len = bytes.remaining();
    room((long) HeadEncoding.LONGEST + len);
    writeHead(BYTES, len);
    bytes.get(bytes.position(), buf, end, len);
    end += len;
  }

  /**
   * Writes a text string.
   *
   * @param text without unpaired surrogates, which UTF-8 can't carry
   */
  public void writeText(String text) {
    writeString(TEXT, text);
  }

  /**
   * Writes a name as a byte string in UTF-8 (section 3 of the protocol). {@link
   * CborReader#readName} reads it.
   *
   * @param name without unpaired surrogates, which UTF-8 can't carry
   */
  public void writeName(String name) {
    writeString(BYTES, name);
  }

  private void writeString(int major, String text) {
    int chars = text.length();
    int begin = end;
    room((long) HeadEncoding.LONGEST + chars);
    // Most text is ASCII, with a byte for each character, so the size of the head is guessed.
    int guess = begin + HeadEncoding.size(chars);
    byte[] out = buf;
    int ascii = 0;
    while (ascii < chars) {
      char c = text.charAt(ascii);
      if (c >= 0x80) {
        break;
      }
      out[guess + ascii] = (byte) c;
      ascii++;
    }
    if (ascii == chars) {
      end = HeadEncoding.write(out, begin, major, chars) + chars;
      return;
    }
    long length = ascii + Utf8.length(text, ascii);
    room(HeadEncoding.LONGEST + length);
    System.arraycopy(buf, guess, buf, begin + HeadEncoding.size(length), ascii);
    writeHead(major, length);
    Utf8.encode(text, ascii, buf, end + ascii);
    end += (int) length;
  }

  /**
   * Writes the head of an array.
   *
   * @param length how many values the caller writes next, not negative
   */
  public void writeArrayHeader(int length) {
    containers++;
    writeHead(ARRAY, notNegative(length));
  }

  /**
   * Writes the head of a map. The caller then writes the pairs, with the keys in canonical order.
   *
   * @param length how many pairs of key and value the caller writes next, not negative
   */
  public void writeMapHeader(int length) {
    containers++;
    writeHead(MAP, notNegative(length));
  }

  private static int notNegative(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("length must not be negative: " + length);
    }
    return length;
  }

  /**
   * Begins a map, whose pairs may be written in any order.
   *
   * @param n how many pairs of key and value are written before {@link #endMap}, not negative
   * @return a mark to be given to {@link #endMap}
   */
  public int beginMap(int n) {
    int mark = size();
    writeMapHeader(n);
    return mark;
  }

  /**
   * Ends a map and sorts its pairs into canonical order. If the map is refused, the written bytes
   * stay as they are: {@link #truncate} to the mark removes the map.
   *
   * @param mark what {@link #beginMap} returned
   * @throws IllegalArgumentException if two keys are equal
   * @throws IllegalStateException if what was written since is not the number of pairs that {@link
   *     #beginMap} was given
   * @throws IndexOutOfBoundsException if nothing was written at the mark
   */
  public void endMap(int mark) {
    Objects.checkIndex(mark, size());
    new MapSorter(buf, start, end, mark).sort();
  }

  /**
   * Writes a value that is already encoded. The writer does not check that the bytes are one
   * well-formed value, nor that they are canonical.
   *
   * @param encoded where its bytes are
   * @param off where they begin
   * @param len how many there are
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public void writeEncoded(byte[] encoded, int off, int len) {
    Objects.checkFromIndexSize(off, len, encoded.length);
    room(len);
    System.arraycopy(encoded, off, buf, end, len);
    end += len;
    containers += len;
  }

  /** {@return the number of bytes that have been written} */
  public int size() {
    return end - start;
  }

  /** {@return how many arrays and maps were written at most; each encoded byte may be one} */
  public int containers() {
    return containers;
  }

  /** {@return the index of the next byte to write in {@link #buffer()}} */
  int position() {
    return end;
  }

  /** {@return a copy of the bytes that have been written} */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(buf, start, end);
  }

  /**
   * {@return the writer's buffer, not a copy} The written bytes begin at index {@link #offset()},
   * and there are {@link #size()} of them. The next write may replace the buffer with another.
   */
  public byte[] buffer() {
    return buf;
  }

  /**
   * {@return the index in {@link #buffer()} at which the written bytes begin} It is 0 unless {@link
   * #reset(byte[], int)} has set another index.
   */
  public int offset() {
    return start;
  }

  /** Discards all written bytes and keeps the buffer. */
  public void reset() {
    reset(buf, start);
  }

  /**
   * Discards all written bytes and continues in another buffer, from index {@code offset} on. If
   * the bytes do not fit into that buffer, the writer copies them to a larger one and no longer
   * changes the first.
   *
   * @param buffer where to write; the writer's until it moves, or is reset
   * @param offset the index of the first byte to write
   * @throws IndexOutOfBoundsException if that is not in the buffer, nor at its end
   */
  public void reset(byte[] buffer, int offset) {
    Objects.checkIndex(offset, buffer.length + 1);
    buf = buffer;
    start = offset;
    end = offset;
    containers = 0;
  }

  /**
   * Discards all written bytes except the first {@code size} bytes.
   *
   * @param size how many bytes to keep, from 0 to {@link #size()}
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public void truncate(int size) {
    end = start + Objects.checkIndex(size, size() + 1);
  }

  /** Writes the shortest head for an argument, which is an unsigned 64-bit integer. */
  void writeHead(int major, long argument) {
    room(HeadEncoding.LONGEST);
    end = HeadEncoding.write(buf, end, major, argument);
  }

  /** Grows the buffer if the free space at its end is smaller than {@code bytes}. */
  private void room(long bytes) {
    long need = end + bytes;
    if (need > buf.length) {
      // Every byte keeps its index: callers hold indexes, and text may lie beyond the end already.
      byte[] larger = new byte[BufferSize.grown(buf.length, need)];
      System.arraycopy(buf, start, larger, start, buf.length - start);
      buf = larger;
    }
  }
}
