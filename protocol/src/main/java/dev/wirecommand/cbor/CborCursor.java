package dev.wirecommand.cbor;

import dev.wirecommand.text.Utf8;
import java.util.Objects;

/**
 * A position in a document, with methods that read the heads of values (RFC 8949, section 3). All
 * readers of documents use or extend it. It also makes the exceptions for malformed documents.
 */
class CborCursor {
  /** The array that contains the document, from index {@code start} up to {@code end}. */
  byte[] buf;

  int start;
  int end;

  /** The index of the next byte in {@link #buf}. */
  int pos;

  CborCursor(byte[] buf, int off, int len) {
    this.buf = buf;
    turnTo(buf, off, len);
  }

  /**
   * Replaces the document and moves to its start.
   *
   * @throws IndexOutOfBoundsException if it is not all inside {@code buf}
   */
  final void turnTo(byte[] buf, int off, int len) {
    Objects.checkFromIndexSize(off, len, buf.length);
    this.buf = buf;
    this.start = off;
    this.end = off + len;
    this.pos = off;
  }

  /** Returns the first byte of the next value without moving past it. */
  final int initialByte() {
    if (pos == end) {
      throw truncated("the document ends where a value is due", pos);
    }
    return buf[pos] & 0xff;
  }

  /** Returns the type of the next value, whose first byte is {@code initial}. */
  final CborType type(int initial) {
    CborType type = CborType.ofInitialByte(initial);
    if (type == null) {
      throw refusal(initial);
    }
    return type;
  }

  /**
   * Reads a head and returns its argument as 64 unsigned bits. The caller passes the first byte of
   * the head. The head need not be the shortest one for the argument.
   */
  final long argument(int initial) {
    int info = initial & 0x1f;
    if (info < 24) {
      pos++;
      return info;
    }
    return longArgument(initial, info);
  }

  private long longArgument(int initial, int info) {
    if (info > 27) {
      throw refusal(initial);
    }
    int at = pos + 1;
    int size = 1 << (info - 24);
    if (end - at < size) {
      throw truncated("truncated head: length " + (1 + size) + ", bytes left " + (end - pos), pos);
    }
    pos = at + size;
    return switch (info) {
      case 24 -> buf[at] & 0xff;
      case 25 -> (short) ByteOrderView.SHORT.get(buf, at) & 0xffff;
      case 26 -> (int) ByteOrderView.INT.get(buf, at) & 0xffff_ffffL;
      default -> (long) ByteOrderView.LONG.get(buf, at);
    };
  }

  /**
   * Reads the head of a string and returns the string's length in bytes. Checks that the document
   * has so many bytes left.
   */
  final int stringLength(int initial) {
    return count(initial, 1);
  }

  /** Moves past the next value, which must be a string. */
  final void skipString(int initial) {
    // In one statement, Java would take the old position from before the head was read.
    int length = stringLength(initial);
    pos += length;
  }

  /** Reads the head of an array and returns the number of elements. */
  final int arrayLength(int initial) {
    return count(initial, 1);
  }

  /** Reads the head of a map and returns the number of pairs. */
  final int mapLength(int initial) {
    return count(initial, 2);
  }

  /**
   * Reads the head of a string, array or map, and returns the length in the head. Every item takes
   * at least one byte, so a number that is too large is refused before anything is allocated.
   */
  private int count(int initial, int bytesEach) {
    int count = initial & 0x1f;
    // Most heads are one byte, and this path for them is small enough to be inlined.
    if (count < 24 && count * bytesEach < end - pos) {
      pos++;
      return count;
    }
    return longCount(initial, bytesEach);
  }

  private int longCount(int initial, int bytesEach) {
    int at = pos;
    long count = argument(initial);
    if (Long.compareUnsigned(count, (end - pos) / bytesEach) > 0) {
      throw truncated(
          "truncated "
              + type(initial)
              + ": length "
              + Long.toUnsignedString(count)
              + ", bytes left "
              + (end - pos),
          at);
    }
    return (int) count;
  }

  /** Reads a simple value and returns its number. False and null have numbers too. */
  final int simpleNumber(int initial) {
    int at = pos;
    int number = (int) argument(initial);
    if (initial == 0xf8 && number < 32) {
      throw fault("simple value " + number + " in two bytes: only 32 to 255 may be written so", at);
    }
    return number;
  }

  /** Reads a float of 16, 32 or 64 bits and returns it as a {@code double}. */
  final double floatNumber(int initial) {
    return switch (initial) {
      case 0xf9 -> HalfFloat.toFloat((int) argument(initial));
      case 0xfa -> Float.intBitsToFloat((int) argument(initial));
      default -> Double.longBitsToDouble(argument(initial));
    };
  }

  /** Tells whether a value with this first byte is a float. */
  static boolean isFloat(int initial) {
    return initial >= 0xf9 && initial <= 0xfb;
  }

  /**
   * Reads an integer and returns it as a {@code double}. Throws an exception if a float with {@code
   * precision} significant bits cannot represent the integer exactly.
   */
  final double exactFloat(int initial, int precision) {
    int at = pos;
    if (initial >= 0x40) {
      throw mismatch("float", initial);
    }
    long argument = argument(initial);
    if (!Integers.fits(initial, argument, precision)) {
      throw fault(
          "integer "
              + Integers.value(initial, argument)
              + " can't be a float without loss: it takes more than "
              + precision
              + " bits",
          at);
    }
    return Integers.toDouble(initial, argument);
  }

  /** Checks that the content of a string is valid UTF-8. */
  final void checkUtf8(int from, int to, CborType type) {
    int bad = Utf8.firstInvalid(buf, from, to);
    if (bad != Utf8.VALID) {
      throw fault("invalid UTF-8 in " + type, bad);
    }
  }

  /**
   * Moves past the next value without checking its text, its keys or the limits. The time is
   * proportional to the number of items, and the method does not recurse.
   */
  final void skipUnchecked() {
    for (long due = 1; due > 0; due--) {
      int initial = initialByte();
      switch (initial >>> 5) {
        case 2, 3 -> skipString(initial);
        case 4 -> due += arrayLength(initial);
        case 5 -> due += 2L * mapLength(initial);
        case 6 -> throw refusal(initial);
        default -> argument(initial);
      }
    }
  }

  /** Throws an exception if the document has unread bytes left. */
  final void refuseMore() {
    if (pos != end) {
      throw fault("trailing bytes after the value: " + (end - pos), pos);
    }
  }

  /** Returns the exception for a value whose type is not the expected one. */
  final CborException mismatch(String expected, int initial) {
    return CborException.mismatch(expected, type(initial), pos - start);
  }

  /** Returns the exception for a fault at an index in {@link #buf}. */
  final CborException fault(String detail, int at) {
    return new CborException(detail, at - start);
  }

  private CborException truncated(String detail, int at) {
    return CborException.truncated(detail, at - start);
  }

  /** Returns the exception for a forbidden first byte of a value. */
  final CborException refusal(int initial) {
    int info = initial & 0x1f;
    int at = pos;
    if (initial == 0xff) {
      return fault("break where a value is due", at);
    }
    if (info > 27) {
      CborType type = CborType.ofInitialByte(initial & 0xe0);
      boolean indefinite =
          info == 31
              && (type == CborType.BYTES
                  || type == CborType.TEXT
                  || type == CborType.ARRAY
                  || type == CborType.MAP);
      return fault(
          indefinite
              ? type + " of indefinite length: send a definite length"
              : String.format("reserved initial byte 0x%02x", initial),
          at);
    }
    String tag = Long.toUnsignedString(argument(initial));
    return fault("tag " + tag + ": tags are not allowed, send the value without", at);
  }
}
