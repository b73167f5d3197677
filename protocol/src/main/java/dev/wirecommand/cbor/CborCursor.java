package dev.wirecommand.cbor;

import dev.wirecommand.text.Utf8;
import java.util.Objects;

/**
 * A place in a document, with what all that read documents have in common: heads (RFC 8949, section
 * 3) and the words for what is wrong with them.
 */
class CborCursor {
  /** The backing, of which only {@code start} to {@code end} is looked at. */
  byte[] buf;

  int start;
  int end;

  /** The index in {@link #buf} of the next byte. */
  int pos;

  CborCursor(byte[] buf, int off, int len) {
    this.buf = buf;
    turnTo(buf, off, len);
  }

  /**
   * Turns to the start of a document.
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

  /** The first byte of the next value, which stays the next byte. */
  final int initialByte() {
    if (pos == end) {
      throw fault("the document ends where a value is due", pos);
    }
    return buf[pos] & 0xff;
  }

  /** The type of the next value, whose first byte this is. */
  final CborType type(int initial) {
    CborType type = CborType.ofInitialByte(initial);
    if (type == null) {
      throw refusal(initial);
    }
    return type;
  }

  /**
   * Moves behind the head at {@link #pos}, whose first byte this is, and returns its argument as 64
   * unsigned bits. It need not be the shortest head for it.
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
      throw fault("truncated head: length " + (1 + size) + ", bytes left " + (end - pos), pos);
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
   * As {@link #argument}, for a string's head: returns how many bytes follow, all of them there.
   */
  final int stringLength(int initial) {
    return count(initial, 1);
  }

  /** Moves behind the string whose head is next. */
  final void skipString(int initial) {
    // In one statement, Java would take the old position from before the head was read.
    int length = stringLength(initial);
    pos += length;
  }

  /** As {@link #argument}, for an array's head: returns how many elements follow. */
  final int arrayLength(int initial) {
    return count(initial, 1);
  }

  /** As {@link #argument}, for a map's head: returns how many pairs follow. */
  final int mapLength(int initial) {
    return count(initial, 2);
  }

  /** Nothing takes less than a byte, so a count can be refused before anything is done for it. */
  private int count(int initial, int bytesEach) {
    int count = initial & 0x1f;
    // Most heads are one byte; apart from all others, these cost the JVM next to nothing.
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
      throw fault(
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

  /** As {@link #argument}, for a simple value's head: returns which it is, false and null too. */
  final int simpleNumber(int initial) {
    int at = pos;
    int number = (int) argument(initial);
    if (initial == 0xf8 && number < 32) {
      throw fault("simple value " + number + " in two bytes: only 32 to 255 may be written so", at);
    }
    return number;
  }

  /** As {@link #argument}, for a float's head: returns the number. */
  final double floatNumber(int initial) {
    return switch (initial) {
      case 0xf9 -> HalfFloat.toFloat((int) argument(initial));
      case 0xfa -> Float.intBitsToFloat((int) argument(initial));
      default -> Double.longBitsToDouble(argument(initial));
    };
  }

  /** Reads an integer where a float with so many significant bits is due. */
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

  /** Checks what a text string holds. */
  final void checkUtf8(int from, int to, CborType type) {
    int bad = Utf8.firstInvalid(buf, from, to);
    if (bad != Utf8.VALID) {
      throw fault("invalid UTF-8 in " + type, bad);
    }
  }

  /**
   * Moves behind the next value and checks only what is needed to find its end: neither text, keys
   * nor limits. Takes time in proportion to the number of items, and no stack.
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

  /** Refuses bytes that are left. */
  final void refuseMore() {
    if (pos != end) {
      throw fault("trailing bytes after the value: " + (end - pos), pos);
    }
  }

  /** Says that the next value, whose first byte this is, is of another type than was due. */
  final CborException mismatch(String expected, int initial) {
    return CborException.mismatch(expected, type(initial), pos - start);
  }

  /** Says what is wrong at an index of {@link #buf}. */
  final CborException fault(String detail, int at) {
    return new CborException(detail, at - start);
  }

  /** Says why no value may begin with this byte. */
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
