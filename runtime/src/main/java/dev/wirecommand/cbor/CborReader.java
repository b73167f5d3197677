package dev.wirecommand.cbor;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads CBOR values one after the other from a part of a byte array.
 *
 * <p>The methods are those of a pull parser: {@link #readArrayHeader} and {@link #readMapHeader}
 * give a count, after which that many elements, or pairs of key and value, are read with the method
 * that suits each. A value of another type is refused; {@link #peek} tells the type beforehand.
 *
 * <p>Each method is strict about the value that it reads: a definite length that the document
 * really holds, no tag, valid UTF-8, no reserved bytes. Heads need not be the shortest, and floats
 * may have any width. The rules for a document as a whole (limits and duplicate keys) are held by
 * the methods that take whole values: {@link #checkWellFormed}, {@link #skip}, {@link #readEncoded}
 * and {@link #readValue}. Call {@link #checkWellFormed} before anything else on a document that a
 * peer sent, unless {@link CborValidator} has already passed it.
 *
 * <p>All methods that read throw {@link CborException} if they refuse what is there. The position
 * is then not defined until the next {@link #reset}. Offsets in messages count from the document's
 * start.
 *
 * <p>Not safe for use by several threads at once. The bytes must not change while they are read.
 */
public final class CborReader extends CborCursor {
  private final CborLimits limits;
  private int nameAt = -1;
  private int nameLength;

  /** Makes a reader of a whole array, with the default limits. */
  public CborReader(byte[] buf) {
    this(buf, 0, buf.length);
  }

  /**
   * Makes a reader of a part of an array, with the default limits.
   *
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public CborReader(byte[] buf, int off, int len) {
    this(buf, off, len, CborLimits.DEFAULT);
  }

  /**
   * Makes a reader of a part of an array.
   *
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public CborReader(byte[] buf, int off, int len, CborLimits limits) {
    super(buf, off, len);
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Turns to another document, under the same limits.
   *
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public void reset(byte[] buf, int off, int len) {
    Objects.checkFromIndexSize(off, len, buf.length);
    this.buf = buf;
    this.start = off;
    this.end = off + len;
    this.pos = off;
    this.nameAt = -1;
  }

  /** Returns the type of the next value, and reads nothing. */
  public CborType peek() {
    return type(initialByte());
  }

  /** Returns how many bytes of the document have been read. */
  public int position() {
    return pos - start;
  }

  /** Returns whether all bytes of the document have been read. */
  public boolean atEnd() {
    return pos == end;
  }

  /** Refuses bytes that are left. */
  public void expectEnd() {
    refuseMore();
  }

  /** Reads false or true. */
  public boolean readBoolean() {
    int initial = initialByte();
    if (initial != 0xf4 && initial != 0xf5) {
      throw mismatch("boolean", initial);
    }
    pos++;
    return initial == 0xf5;
  }

  /** Reads null. */
  public void readNull() {
    int initial = initialByte();
    if (initial != 0xf6) {
      throw mismatch("null", initial);
    }
    pos++;
  }

  /** Reads null if it is next; otherwise reads nothing and returns false. */
  public boolean tryReadNull() {
    if (pos == end || buf[pos] != (byte) 0xf6) {
      return false;
    }
    pos++;
    return true;
  }

  /** Reads undefined. */
  public void readUndefined() {
    int initial = initialByte();
    if (initial != 0xf7) {
      throw mismatch("undefined", initial);
    }
    pos++;
  }

  /** Reads a simple value other than a boolean, null and undefined: 0 to 19 or 32 to 255. */
  public int readSimple() {
    int initial = initialByte();
    if (CborType.ofInitialByte(initial) != CborType.SIMPLE) {
      throw mismatch("simple value", initial);
    }
    return simpleNumber(initial);
  }

  /** Reads an integer from -2<sup>63</sup> to 2<sup>63</sup>-1. */
  public long readLong() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Reads an integer from -2<sup>31</sup> to 2<sup>31</sup>-1. */
  public int readInt() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Reads an integer from -32,768 to 32,767. */
  public short readShort() {
    return (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Reads an integer from -128 to 127. */
  public byte readByte() {
    return (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  private long integer(long min, long max) {
    int at = pos;
    int initial = integerByte();
    long argument = argument(initial);
    long value = initial < 0x20 ? argument : ~argument;
    if (argument < 0 || value < min || value > max) {
      throw outOfRange(initial, argument, min + " to " + max, at);
    }
    return value;
  }

  /** Reads an integer from 0 to 2<sup>64</sup>-1, as 64 unsigned bits. */
  public long readUnsigned() {
    int at = pos;
    int initial = integerByte();
    long argument = argument(initial);
    if (initial >= 0x20) {
      throw outOfRange(initial, argument, "0 to 18446744073709551615", at);
    }
    return argument;
  }

  /** Reads any integer: from -2<sup>64</sup> to 2<sup>64</sup>-1. */
  public BigInteger readBigInteger() {
    int initial = integerByte();
    return Integers.value(initial, argument(initial));
  }

  private int integerByte() {
    int initial = initialByte();
    if (initial >= 0x40) {
      throw mismatch("integer", initial);
    }
    return initial;
  }

  private CborException outOfRange(int initial, long argument, String range, int at) {
    return fault("integer " + Integers.value(initial, argument) + " out of range " + range, at);
  }

  /**
   * Reads a float of any width, or an integer that 64 bits of floating point hold exactly (section
   * 10 of the protocol).
   */
  public double readDouble() {
    int at = pos;
    int initial = initialByte();
    return switch (initial) {
      case 0xf9 -> HalfFloat.toFloat((int) argument(initial));
      case 0xfa -> Float.intBitsToFloat((int) argument(initial));
      case 0xfb -> Double.longBitsToDouble(argument(initial));
      default -> exactFloat(initial, 53, at);
    };
  }

  /**
   * Reads a float of any width, or an integer that 32 bits of floating point hold exactly (section
   * 10 of the protocol). A number of 64 bits is rounded to the nearest of 32; one so large that
   * this would make it infinite is refused.
   */
  public float readFloat() {
    int at = pos;
    int initial = initialByte();
    return switch (initial) {
      case 0xf9 -> HalfFloat.toFloat((int) argument(initial));
      case 0xfa -> Float.intBitsToFloat((int) argument(initial));
      case 0xfb -> narrow(Double.longBitsToDouble(argument(initial)), at);
      default -> (float) exactFloat(initial, 24, at);
    };
  }

  private float narrow(double wide, int at) {
    float narrow = (float) wide;
    if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
      throw fault("float " + FloatText.of(wide) + " out of range of 32 bits", at);
    }
    return narrow;
  }

  private double exactFloat(int initial, int precision, int at) {
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

  /** Reads a byte string, into an array of its own. */
  public byte[] readBytes() {
    int length = bytesHead();
    pos += length;
    return Arrays.copyOfRange(buf, pos - length, pos);
  }

  /**
   * Reads a byte string without copying it.
   *
   * @return a read-only view of the document's backing, from 0 to the string's length, which holds
   *     the string for as long as the backing does
   */
  public ByteBuffer readByteBuffer() {
    int length = bytesHead();
    pos += length;
    return ByteBuffer.wrap(buf, pos - length, length).slice().asReadOnlyBuffer();
  }

  private int bytesHead() {
    int initial = initialByte();
    if (initial >>> 5 != 2) {
      throw mismatch("bytes", initial);
    }
    return stringLength(initial);
  }

  /** Reads a text string, or a byte string that is valid UTF-8 (section 10 of the protocol). */
  public String readText() {
    int initial = initialByte();
    int major = initial >>> 5;
    if (major != 2 && major != 3) {
      throw mismatch("text", initial);
    }
    int length = stringLength(initial);
    int from = pos;
    pos += length;
    if (Utf8.asciiEnd(buf, from, pos) == pos) {
      return new String(buf, from, length, StandardCharsets.ISO_8859_1);
    }
    checkUtf8(from, pos, type(initial));
    return new String(buf, from, length, StandardCharsets.UTF_8);
  }

  /** Reads the head of an array, and returns how many values follow that are its elements. */
  public int readArrayHeader() {
    int initial = initialByte();
    if (initial >>> 5 != 4) {
      throw mismatch("array", initial);
    }
    return arrayLength(initial);
  }

  /** Reads the head of a map, and returns how many pairs follow, each a key and then a value. */
  public int readMapHeader() {
    int initial = initialByte();
    if (initial >>> 5 != 5) {
      throw mismatch("map", initial);
    }
    return mapLength(initial);
  }

  /**
   * Reads a byte string or text string, and looks it up.
   *
   * @return the ordinal of the name in the table, or -1 if it is not there
   */
  public int readName(NameTable table) {
    int initial = initialByte();
    int major = initial >>> 5;
    if (major != 2 && major != 3) {
      throw mismatch("bytes or text", initial);
    }
    int length = stringLength(initial);
    nameAt = pos;
    nameLength = length;
    pos += length;
    int ordinal = table.find(buf, nameAt, length);
    if (ordinal < 0 && major == 3) {
      checkUtf8(nameAt, pos, CborType.TEXT);
    }
    return ordinal;
  }

  /**
   * Returns the name that {@link #readName} read last, for messages: control characters and what
   * else would not show are escaped as in {@link CborText}, bytes that are no UTF-8 stand as {@code
   * \xNN}, and what comes after 255 bytes is left out for {@code …}.
   *
   * @throws IllegalStateException if no name of this document has been read
   */
  public String lastName() {
    if (nameAt < 0) {
      throw new IllegalStateException("no name has been read");
    }
    return CborText.name(buf, nameAt, nameLength);
  }

  /**
   * Checks the whole document, from its start to its end: that it is one value, well-formed at
   * every depth, inside the limits and without duplicate keys. Then turns back to the start.
   */
  public void checkWellFormed() {
    CborValidator.check(buf, start, end - start, limits);
    pos = start;
  }

  /**
   * Reads any value and forgets it. It is checked as {@link #checkWellFormed} checks a document,
   * against limits that it has for itself.
   */
  public void skip() {
    CborValidator validator = new CborValidator(buf, start, pos, end, limits);
    validator.checkValue();
    pos = validator.pos;
  }

  /** Reads any value as {@link #skip} does, and returns a copy of its bytes. */
  public byte[] readEncoded() {
    int from = pos;
    skip();
    return Arrays.copyOfRange(buf, from, pos);
  }

  /** Reads any value. It is checked as {@link #skip} does before anything is made of it. */
  public CborValue readValue() {
    int from = pos;
    skip();
    pos = from;
    return ValueDecoder.decode(this);
  }
}
