package dev.wirecommand.cbor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CBOR value of any type (RFC 8949, section 2).
 *
 * <p>Values are immutable. Two are equal if they mean the same on the wire, with one exception: an
 * {@link Int} never equals a {@link Float}.
 */
public sealed interface CborValue {
  /**
   * Reads the next value of a document. The value is checked as {@link CborReader#skip} checks it
   * before anything is built.
   *
   * @param in the reader, at the start of a value
   * @return the value
   * @throws CborException if the value is malformed or over the reader's limits
   */
  static CborValue read(CborReader in) {
    int from = in.position();
    in.skip();
    in.seek(from);
    return ValueDecoder.decode(in);
  }

  /**
   * Reads a whole document as one value, with the default limits.
   *
   * @param document the document
   * @return the value
   * @throws CborException if the document is not one well-formed value, or is over a limit
   */
  static CborValue decode(byte[] document) {
    CborReader in = new CborReader(document);
    CborValue value = read(in);
    in.expectEnd();
    return value;
  }

  /**
   * Writes this value, with the keys of maps in canonical order. If the value is refused, nothing
   * of it is written.
   *
   * @param out where it is written
   * @throws IllegalArgumentException if a text has an unpaired surrogate, or a map two equal keys
   */
  default void writeTo(CborWriter out) {
    int begin = out.size();
    boolean written = false;
    try {
      accept(new ValueEncoder(out));
      written = true;
    } finally {
      if (!written) {
        out.truncate(begin);
      }
    }
  }

  /**
   * {@return the value in the diagnostic notation of RFC 8949, section 8} An example is {@code
   * {h'6e61': "text", 1: [1.0, null]}}. Byte strings are printed in hexadecimal. In text, quotes,
   * backslashes and invisible characters are escaped. Floats are printed in the fewest digits that
   * tell them apart from other floats of 64 bits, and always with a point. Maps are printed in
   * their order.
   */
  @Override
  String toString();

  /**
   * Calls the visitor's method for this type of value.
   *
   * @param visitor what to do with each type
   * @param <R> what comes of it
   * @return what that method returns
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each type of value.
   *
   * @param <R> the type of the results
   */
  interface Visitor<R> {
    R visitInt(Int value);

    R visitBytes(Bytes value);

    R visitText(Text value);

    R visitArray(Array value);

    R visitMap(Map value);

    R visitBool(Bool value);

    R visitNull(Null value);

    R visitUndefined(Undefined value);

    R visitSimple(Simple value);

    R visitFloat(Float value);
  }

  /**
   * An integer.
   *
   * @param value from -2<sup>64</sup> to 2<sup>64</sup>-1
   */
  record Int(BigInteger value) implements CborValue {
    /**
     * Makes an integer.
     *
     * @param value the integer
     * @throws IllegalArgumentException if it is out of range
     */
    public Int {
      Integers.argument(value);
    }

    /**
     * Makes an integer.
     *
     * @param value the integer
     */
    public Int(long value) {
      this(BigInteger.valueOf(value));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInt(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A byte string. Two byte strings are equal if they have the same bytes.
   *
   * @param value the bytes; they are copied in and out
   */
  @SuppressWarnings("ArrayRecordComponent") // equality, and copies, are seen to below
  record Bytes(byte[] value) implements CborValue {
    /**
     * Makes a byte string.
     *
     * @param value the bytes, to be copied
     */
    public Bytes {
      value = value.clone();
    }

    /** {@return a copy of the bytes} */
    @Override
    public byte[] value() {
      return value.clone();
    }

    /** {@return the number of bytes} */
    public int length() {
      return value.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBytes(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A text string.
   *
   * @param value the text; one with an unpaired surrogate can't be written
   */
  record Text(String value) implements CborValue {
    /**
     * Makes a text string.
     *
     * @param value the text
     */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitText(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * An array.
   *
   * @param elements its elements; the list is copied
   */
  record Array(List<CborValue> elements) implements CborValue {
    /**
     * Makes an array.
     *
     * @param elements its elements, to be copied
     */
    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitArray(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A map. Two maps are equal if they have the same entries, in any order.
   *
   * @param entries its entries; the list is copied. Two with equal keys can't be written.
   */
  record Map(List<Entry> entries) implements CborValue {
    /**
     * Makes a map.
     *
     * @param entries its entries, to be copied
     */
    public Map {
      entries = List.copyOf(entries);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Map map && UnorderedLists.equal(entries, map.entries);
    }

    @Override
    public int hashCode() {
      return UnorderedLists.hash(entries);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMap(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A key and its value in a map.
   *
   * @param key its key, of any type
   * @param value its value
   */
  record Entry(CborValue key, CborValue value) {
    /**
     * Makes an entry from a key and its value.
     *
     * @param key its key
     * @param value its value
     */
    public Entry {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The value false or true.
   *
   * @param value which of the two
   */
  record Bool(boolean value) implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBool(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /** The value null. */
  record Null() implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNull(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /** The value {@code undefined}. */
  record Undefined() implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUndefined(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A simple value other than false, true, null and undefined.
   *
   * @param number which one: 0 to 19 or 32 to 255, since those between are booleans, null and
   *     undefined, or reserved
   */
  record Simple(int number) implements CborValue {
    /**
     * Makes a simple value.
     *
     * @param number which one
     * @throws IllegalArgumentException if the number is out of range
     */
    public Simple {
      SimpleValues.check(number);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSimple(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }

  /**
   * A float. On the wire it has 16, 32 or 64 bits.
   *
   * @param value the number. All NaNs are equal; 0.0 and -0.0 are not.
   */
  @SuppressWarnings("JavaLangClash") // it is CborValue.Float to all who use it
  record Float(double value) implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFloat(this);
    }

    @Override
    public String toString() {
      return ValuePrinter.print(this);
    }
  }
}
