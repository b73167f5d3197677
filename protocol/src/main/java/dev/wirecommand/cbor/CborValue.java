package dev.wirecommand.cbor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CBOR value (RFC 8949, section 2) of no type that is known beforehand.
 *
 * <p>Values are immutable. Two are equal if they stand for the same thing on the wire, with one
 * exception: an {@link Int} never equals a {@link Float}.
 */
public sealed interface CborValue {
  /** {@return the value in the diagnostic notation of {@link CborText}} */
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
   * What to do with each type of value.
   *
   * @param <R> what comes of it
   */
  interface Visitor<R> {
    /**
     * Visits an integer.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitInt(Int value);

    /**
     * Visits a byte string.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitBytes(Bytes value);

    /**
     * Visits a text string.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitText(Text value);

    /**
     * Visits an array.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitArray(Array value);

    /**
     * Visits a map.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitMap(Map value);

    /**
     * Visits false or true.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitBool(Bool value);

    /**
     * Visits null.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitNull(Null value);

    /**
     * Visits undefined.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitUndefined(Undefined value);

    /**
     * Visits another simple value.
     *
     * @param value what is visited
     * @return what comes of it
     */
    R visitSimple(Simple value);

    /**
     * Visits a float.
     *
     * @param value what is visited
     * @return what comes of it
     */
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
      return CborText.print(this);
    }
  }

  /**
   * A byte string; equal to another with the same bytes.
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

    /** {@return how many bytes there are} */
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
      return CborText.print(this);
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
      return CborText.print(this);
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
      return CborText.print(this);
    }
  }

  /**
   * A map; equal to another with the same entries in any order.
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
      return other instanceof Map map && Entries.equal(entries, map.entries);
    }

    @Override
    public int hashCode() {
      return Entries.hash(entries);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMap(this);
    }

    @Override
    public String toString() {
      return CborText.print(this);
    }
  }

  /**
   * A pair in a map.
   *
   * @param key its key, of any type
   * @param value its value
   */
  record Entry(CborValue key, CborValue value) {
    /**
     * Makes a pair.
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
   * False or true.
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
      return CborText.print(this);
    }
  }

  /** Null. */
  record Null() implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNull(this);
    }

    @Override
    public String toString() {
      return CborText.print(this);
    }
  }

  /** Undefined. */
  record Undefined() implements CborValue {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUndefined(this);
    }

    @Override
    public String toString() {
      return CborText.print(this);
    }
  }

  /**
   * A simple value that has no meaning of its own.
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
      Simples.check(number);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSimple(this);
    }

    @Override
    public String toString() {
      return CborText.print(this);
    }
  }

  /**
   * A float, of any width on the wire.
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
      return CborText.print(this);
    }
  }
}
