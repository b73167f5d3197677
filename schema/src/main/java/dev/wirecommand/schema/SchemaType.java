package dev.wirecommand.schema;

import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A type of CBOR values. A type may contain others; where it names a type of a {@link Schema}, it
 * has a {@link Reference}, so recursive types are finite.
 *
 * <p>All types are immutable. Two are equal if they have the same parts.
 */
public sealed interface SchemaType {
  /**
   * Calls the visitor's method for this kind of type.
   *
   * @param visitor what to do with each kind
   * @param <R> what comes of it
   * @return what that method returns
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of type.
   *
   * @param <R> the type of the results
   */
  interface Visitor<R> {
    R visitAny(Any type);

    R visitNull(Null type);

    R visitBool(Bool type);

    R visitInt(Int type);

    R visitFloat(Float type);

    R visitText(Text type);

    R visitBytes(Bytes type);

    R visitUuid(Uuid type);

    R visitLiteral(Literal type);

    R visitArray(Array type);

    R visitTuple(Tuple type);

    R visitMap(Map type);

    R visitRecord(Record type);

    R visitChoice(Choice type);

    R visitReference(Reference type);
  }

  /** The type of all values. */
  record Any() implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAny(this);
    }
  }

  /** The type whose only value is null. */
  record Null() implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNull(this);
    }
  }

  /** The type of false and true. */
  record Bool() implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBool(this);
    }
  }

  /**
   * A type of integers.
   *
   * @param min the smallest one
   * @param max the largest one, not less than {@code min}
   */
  record Int(BigInteger min, BigInteger max) implements SchemaType {
    /** The smallest integer of CBOR, -2<sup>64</sup>. */
    public static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(64).negate();

    /** The largest integer of CBOR, 2<sup>64</sup>-1. */
    public static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /**
     * Makes a type of integers.
     *
     * @param min the smallest one
     * @param max the largest one
     * @throws IllegalArgumentException if {@code max} is less than {@code min}
     */
    public Int {
      if (max.compareTo(min) < 0) {
        throw new IllegalArgumentException("no integer is from " + min + " to " + max);
      }
    }

    /**
     * Tells whether an integer is within the bounds.
     *
     * @param value the integer
     * @return whether it is
     */
    public boolean contains(BigInteger value) {
      return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInt(this);
    }
  }

  /**
   * A type of floats. An integer that such a float can hold exactly is a value of it too (section
   * 10 of the protocol).
   *
   * @param bits the width of the widest one: 16, 32 or 64
   */
  @SuppressWarnings("JavaLangClash") // it is SchemaType.Float to all who use it
  record Float(int bits) implements SchemaType {
    /**
     * Makes a type of floats.
     *
     * @param bits the width
     * @throws IllegalArgumentException if the width is none of the three
     */
    public Float {
      if (bits != 16 && bits != 32 && bits != 64) {
        throw new IllegalArgumentException("floats have 16, 32 or 64 bits, not " + bits);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFloat(this);
    }
  }

  /**
   * A type of texts. A byte string of valid UTF-8 is a value of it too (section 10 of the
   * protocol).
   *
   * @param bytes bounds of the length in UTF-8
   * @param pattern a regular expression that the whole text matches; empty if there is none
   * @param format the form
   */
  record Text(Size bytes, Optional<String> pattern, TextFormat format) implements SchemaType {
    /** All texts. */
    public static final Text ANY = new Text(Size.ANY, Optional.empty(), TextFormat.NONE);

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitText(this);
    }
  }

  /**
   * A type of byte strings.
   *
   * @param bytes bounds of the length
   */
  record Bytes(Size bytes) implements SchemaType {
    /** All byte strings. */
    public static final Bytes ANY = new Bytes(Size.ANY);

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBytes(this);
    }
  }

  /** The type of byte strings of 16 bytes, which are UUIDs (RFC 9562). */
  record Uuid() implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUuid(this);
    }
  }

  /**
   * The type of one value.
   *
   * @param value a value that is no array and no map
   */
  record Literal(CborValue value) implements SchemaType {
    /**
     * Makes the type of one value.
     *
     * @param value the value
     * @throws IllegalArgumentException if it is an array or a map
     */
    public Literal {
      if (value instanceof CborValue.Array || value instanceof CborValue.Map) {
        throw new IllegalArgumentException(
            "a literal is no array and no map, but this is: " + value);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLiteral(this);
    }
  }

  /**
   * A type of arrays whose elements have one type.
   *
   * @param element the type of the elements
   * @param length bounds of the number of elements
   */
  record Array(SchemaType element, Size length) implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitArray(this);
    }
  }

  /**
   * A type of arrays with a fixed number of elements.
   *
   * @param elements the type of each element; immutable
   */
  record Tuple(List<SchemaType> elements) implements SchemaType {
    /**
     * Makes a type of arrays.
     *
     * @param elements the type of each element, to be copied
     */
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTuple(this);
    }
  }

  /**
   * A type of maps whose keys have one type, and whose values have one.
   *
   * @param key the type of the keys
   * @param value the type of the values
   * @param length bounds of the number of pairs
   */
  record Map(SchemaType key, SchemaType value, Size length) implements SchemaType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMap(this);
    }
  }

  /**
   * A type of maps with named fields: a record, or the arguments of a command.
   *
   * @param fields its fields by name, in the order of declaration; immutable
   * @param byteKeys whether the names are written as byte strings, as the names of arguments are;
   *     readers take byte strings and text for all names
   */
  @SuppressWarnings("JavaLangClash") // it is SchemaType.Record to all who use it
  record Record(java.util.Map<String, Field> fields, boolean byteKeys) implements SchemaType {
    /**
     * Makes a type of maps.
     *
     * @param fields its fields by name, to be copied in their order
     * @param byteKeys whether the names are byte strings
     */
    public Record {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Returns a record type of these fields, with names that are text.
     *
     * @param fields its fields
     * @return the type
     * @throws IllegalArgumentException if two fields have one name
     */
    public static Record of(List<Field> fields) {
      return new Record(byName(fields), false);
    }

    /**
     * Returns the type of the arguments of a command, whose names are byte strings.
     *
     * @param fields the arguments
     * @return the type
     * @throws IllegalArgumentException if two arguments have one name
     */
    public static Record ofArguments(List<Field> fields) {
      return new Record(byName(fields), true);
    }

    private static java.util.Map<String, Field> byName(List<Field> fields) {
      LinkedHashMap<String, Field> byName = new LinkedHashMap<>();
      for (Field field : fields) {
        if (byName.put(field.name(), field) != null) {
          throw new IllegalArgumentException("two fields are named '" + field.name() + "'");
        }
      }
      return byName;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRecord(this);
    }
  }

  /**
   * A field of a record, or an argument.
   *
   * @param name its name
   * @param type the type of its value
   * @param required whether it must be there; one that need not be may also be null
   */
  record Field(String name, SchemaType type, boolean required) {
    /**
     * Makes a field.
     *
     * @param name its name
     * @param type the type of its value
     * @param required whether it must be there
     */
    public Field {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
    }
  }

  /**
   * A type of the values of several types.
   *
   * @param alternatives these types, at least one; immutable
   */
  record Choice(List<SchemaType> alternatives) implements SchemaType {
    /**
     * Makes a choice.
     *
     * @param alternatives the types, to be copied
     * @throws IllegalArgumentException if there is none
     */
    public Choice {
      alternatives = List.copyOf(alternatives);
      if (alternatives.isEmpty()) {
        throw new IllegalArgumentException("a choice needs an alternative");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitChoice(this);
    }
  }

  /**
   * A type that a {@link Schema} has by name.
   *
   * @param name the name
   */
  record Reference(String name) implements SchemaType {
    /**
     * Makes a reference.
     *
     * @param name the name
     */
    public Reference {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReference(this);
    }
  }
}
