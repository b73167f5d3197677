package dev.wirecommand.cbor;

import dev.wirecommand.text.EscapedText;
import dev.wirecommand.text.Utf8;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads CBOR values one after the other from a part of a byte array. The format is RFC 8949 with
 * the restrictions of sections 3 and 10 of the protocol.
 *
 * <p>The methods are those of a pull parser: {@link #readArrayHeader} and {@link #readMapHeader}
 * give a count, after which that many elements, or pairs of key and value, are read with the method
 * that suits each. A value of another type is refused; {@link #peek} tells the type beforehand.
 *
 * <p>Each method is strict about the value that it reads: a definite length that the document
 * really holds, no tag, valid UTF-8, no reserved bytes. Heads need not be the shortest, and floats
 * may have any width. The rules for a document as a whole (limits and duplicate keys) are held by
 * the methods that take whole values: {@link #checkWellFormed}, {@link #skip}, {@link #readEncoded}
 * and {@link CborValue#read}. Call {@link #checkWellFormed} before anything else on a document that
 * a peer sent, unless it is part of a document that has been checked.
 *
 * <p>All methods that read throw {@link CborException} if they refuse what is there. The position
 * is then not defined until the next {@link #reset} or {@link #seek}. Offsets in messages count
 * from the document's start.
 *
 * <p>Not safe for use by several threads at once. The bytes must not change while they are read.
 */
public final class CborReader extends CborCursor {
  private final CborLimits limits;
  private int nameAt = -1;
  private int nameLength;

  /** The validator that {@link #checkMapOfNames} reuses, so that a check allocates nothing. */
  private @Nullable CborValidator mapValidator;

  /** Makes a reader with the default limits for a whole byte array. */
  public CborReader(byte[] buf) {
    this(buf, 0, buf.length);
  }

  /**
   * Makes a reader with the default limits for a part of a byte array.
   *
   * @throws IndexOutOfBoundsException if the document is not inside {@code buf}
   */
  public CborReader(byte[] buf, int off, int len) {
    this(buf, off, len, CborLimits.DEFAULT);
  }

  /**
   * Makes a reader with the given limits for a part of a byte array.
   *
   * @param limits for the methods that take whole values
   * @throws IndexOutOfBoundsException if the document is not inside {@code buf}
   */
  public CborReader(byte[] buf, int off, int len, CborLimits limits) {
    super(buf, off, len);
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Starts to read another document with the same limits.
   *
   * @throws IndexOutOfBoundsException if the document is not inside {@code buf}
   */
  public void reset(byte[] buf, int off, int len) {
    turnTo(buf, off, len);
    this.nameAt = -1;
  }

  /** {@return the type of the next value, without reading the value} */
  public CborType peek() {
    return type(initialByte());
  }

  /** {@return how many bytes of the document have been read} */
  public int position() {
    return pos - start;
  }

  /**
   * Moves to the start of a value in this document.
   *
   * @param position what {@link #position} returned there, in this document
   * @throws IndexOutOfBoundsException if it is not inside the document
   */
  public void seek(int position) {
    pos = start + Objects.checkIndex(position, end - start + 1);
  }

  /** {@return whether all bytes of the document have been read} */
  public boolean atEnd() {
    return pos == end;
  }

  /** Throws an exception if the document has unread bytes left. */
  public void expectEnd() {
    refuseMore();
  }

  /** {@return the next value, which must be a boolean} */
  public boolean readBoolean() {
    int initial = initialByte();
    if (initial != 0xf4 && initial != 0xf5) {
      throw mismatch("boolean", initial);
    }
    pos++;
    return initial == 0xf5;
  }

  /** Reads the next value, which must be null. */
  public void readNull() {
    readOnly(0xf6, "null");
  }

  /** {@return whether the next value is null} The method reads the value only if it is null. */
  public boolean tryReadNull() {
    if (pos == end || buf[pos] != (byte) 0xf6) {
      return false;
    }
    pos++;
    return true;
  }

  /** Reads the next value, which must be undefined. */
  public void readUndefined() {
    readOnly(0xf7, "undefined");
  }

  private void readOnly(int due, String word) {
    int initial = initialByte();
    if (initial != due) {
      throw mismatch(word, initial);
    }
    pos++;
  }

  /** {@return the number of the next value, which must be a simple value (0 to 19 or 32 to 255)} */
  public int readSimple() {
    int initial = initialByte();
    if (CborType.ofInitialByte(initial) != CborType.SIMPLE) {
      throw mismatch("simple value", initial);
    }
    return simpleNumber(initial);
  }

  /** {@return the next value, which must be an integer from -2<sup>63</sup> to 2<sup>63</sup>-1} */
  public long readLong() {
    return integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** {@return the next value, which must be an integer from -2<sup>31</sup> to 2<sup>31</sup>-1} */
  public int readInt() {
    return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** {@return the next value, which must be an integer from -32,768 to 32,767} */
  public short readShort() {
    return (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** {@return the next value, which must be an integer from -128 to 127} */
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

  /** {@return the next value as 64 unsigned bits; it must be from 0 to 2<sup>64</sup>-1} */
  public long readUnsigned() {
    int at = pos;
    int initial = integerByte();
    long argument = argument(initial);
    if (initial >= 0x20) {
      throw outOfRange(initial, argument, "0 to 18446744073709551615", at);
    }
    return argument;
  }

  /** {@return the next value, which must be an integer from -2<sup>64</sup> to 2<sup>64</sup>-1} */
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
   * {@return the next value as a {@code double}} The value must be a float of any width, or an
   * integer that a {@code double} represents exactly (section 10 of the protocol).
   */
  public double readDouble() {
    int initial = initialByte();
    return isFloat(initial) ? floatNumber(initial) : exactFloat(initial, 53);
  }

  /**
   * {@return the next value as a {@code float}} The value must be a float of any width, or an
   * integer that a {@code float} represents exactly (section 10 of the protocol). A float of 64
   * bits is rounded to the nearest {@code float}. It is refused if rounding would make it infinite.
   */
  public float readFloat() {
    int at = pos;
    int initial = initialByte();
    if (!isFloat(initial)) {
      return (float) exactFloat(initial, 24);
    }
    double wide = floatNumber(initial);
    float narrow = (float) wide;
    if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
      throw fault("float " + FloatText.of(wide) + " out of range of 32 bits", at);
    }
    return narrow;
  }

  /** {@return a copy of the next value, which must be a byte string} */
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

  /**
   * {@return the next value as text} The value must be a text string, or a byte string that is
   * valid UTF-8 (section 10 of the protocol).
   */
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

  /**
   * {@return the element count of the next value, which must be an array} Only its head is read.
   */
  public int readArrayHeader() {
    int initial = initialByte();
    if (initial >>> 5 != 4) {
      throw mismatch("array", initial);
    }
    return arrayLength(initial);
  }

  /**
   * {@return the number of pairs in the next value, which must be a map} Only its head is read. A
   * pair is a key and its value.
   */
  public int readMapHeader() {
    int initial = initialByte();
    if (initial >>> 5 != 5) {
      throw mismatch("map", initial);
    }
    return mapLength(initial);
  }

  /**
   * Reads a byte string or text string and looks it up in a table of names.
   *
   * @param table the names that are known
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
   * {@return the name that was last read by {@link #readName}, as text for error messages} Control
   * characters and other invisible characters are escaped. Bytes that are not UTF-8 are printed as
   * {@code \xNN}. A text of more than 255 characters is cut and ends with {@code …}.
   *
   * @throws IllegalStateException if no name of this document has been read
   */
  public String lastName() {
    if (nameAt < 0) {
      throw new IllegalStateException("no name has been read");
    }
    return EscapedText.ofUtf8(buf, nameAt, nameLength);
  }

  /**
   * Checks that the document is one well-formed value within the limits, without duplicate keys.
   * Then moves back to its start.
   */
  public void checkWellFormed() {
    CborValidator.check(buf, start, end - start, limits);
    pos = start;
  }

  /**
   * Checks that the document is a map with names as keys (section 3 of the protocol), and locates
   * the values of some keys. Then moves back to the start. This also checks everything that {@link
   * #checkWellFormed} checks. In the map, and in those nested maps that {@code nested} selects, a
   * byte string and a text string of the same bytes are the same key.
   *
   * @param names the keys whose values are located, at most 64
   * @param nested bit <i>i</i> says that the value of the key with ordinal <i>i</i> is a map of
   *     names too, where it is a map
   * @param places receives two positions for each key, where its value begins and where it ends; -1
   *     and -1 where the map does not have the key. If the document is refused, holds the values up
   *     to the fault, with -1 as the end of the value that contains it.
   */
  public void checkMapOfNames(NameTable names, long nested, int[] places) {
    CborValidator validator = mapValidator;
    if (validator == null) {
      validator = new CborValidator(limits);
      mapValidator = validator;
    }
    validator.checkMapOfNames(buf, start, end - start, names, nested, places);
    pos = start;
  }

  /**
   * Skips the next value, which may have any type. The value is checked in the same way as {@link
   * #checkWellFormed} checks a document. The limits apply to this value alone.
   */
  public void skip() {
    CborValidator validator = new CborValidator(buf, start, end - start, limits);
    validator.pos = pos;
    validator.checkValue();
    pos = validator.pos;
  }

  /**
   * {@return a copy of the encoded bytes of the next value} The value may have any type. It is
   * checked in the same way as {@link #skip} checks it.
   */
  public byte[] readEncoded() {
    int from = pos;
    skip();
    return Arrays.copyOfRange(buf, from, pos);
  }
}
