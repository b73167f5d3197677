package dev.wirecommand.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type that has a place on the wire (section 10 of the protocol). */
public sealed interface WireType {
  /**
   * The Java type.
   *
   * @return the type, without annotations
   */
  TypeName javaType();

  /**
   * Calls the visitor's method for this case.
   *
   * @param <R> what the visitor makes of it
   * @param visitor the visitor
   * @return what it returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * Whether Java has no null for the type.
   *
   * @return whether it is primitive
   */
  default boolean isPrimitive() {
    return javaType().isPrimitive();
  }

  /**
   * Whether a value may be absent, which is the same as null.
   *
   * @return whether the type has a place for that
   */
  default boolean isOptional() {
    return this instanceof OptionalType || this instanceof NullableType;
  }

  /**
   * The type of a value that is there.
   *
   * @return what an optional type holds; any other itself
   */
  default WireType present() {
    if (this instanceof OptionalType optional) {
      return optional.value();
    }
    return this instanceof NullableType nullable ? nullable.value() : this;
  }

  /**
   * Whether null is a value of the type like others, and does not stand for one that is absent.
   *
   * @return whether the type is free-form
   */
  default boolean hasNull() {
    return this instanceof ScalarType scalar && scalar.scalar().hasNull();
  }

  /**
   * One method for each case.
   *
   * @param <R> what is made of a type
   */
  interface Visitor<R> {
    /**
     * A value without types in it.
     *
     * @param type the type
     * @return the visitor's result
     */
    R scalar(ScalarType type);

    /**
     * An array on the wire.
     *
     * @param type the type
     * @return the visitor's result
     */
    R sequence(SequenceType type);

    /**
     * A value or none, in Java's form for that.
     *
     * @param type the type
     * @return the visitor's result
     */
    R optional(OptionalType type);

    /**
     * A value or null.
     *
     * @param type the type
     * @return the visitor's result
     */
    R nullable(NullableType type);

    /**
     * A map.
     *
     * @param type the type
     * @return the visitor's result
     */
    R map(MapType type);

    /**
     * A record.
     *
     * @param type the type
     * @return the visitor's result
     */
    R record(RecordType type);

    /**
     * An enum.
     *
     * @param type the type
     * @return the visitor's result
     */
    R enumeration(EnumType type);

    /**
     * A sealed interface.
     *
     * @param type the type
     * @return the visitor's result
     */
    R union(UnionType type);

    /**
     * A value that a codec brings to the wire.
     *
     * @param type the type
     * @return the visitor's result
     */
    R codec(CodecType type);

    /**
     * The result of a method that returns nothing.
     *
     * @param type the type
     * @return the visitor's result
     */
    R nothing(NothingType type);
  }

  /**
   * A value without types in it.
   *
   * @param scalar which
   * @param boxed whether it is an object where Java has a primitive
   */
  record ScalarType(Scalar scalar, boolean boxed) implements WireType {
    @Override
    public TypeName javaType() {
      return boxed ? scalar.javaType().box() : scalar.javaType();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * An array on the wire.
   *
   * @param form what it is in Java
   * @param element the type of its elements
   */
  record SequenceType(SequenceForm form, WireType element) implements WireType {
    @Override
    public TypeName javaType() {
      return switch (form) {
        case LIST -> of(List.class);
        case SET -> of(Set.class);
        case COLLECTION -> of(Collection.class);
        case ARRAY -> ArrayTypeName.of(element.javaType());
      };
    }

    private TypeName of(Class<?> raw) {
      return ParameterizedTypeName.get(ClassName.get(raw), element.javaType());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sequence(this);
    }
  }

  /**
   * A value, or null, or nothing at all, in Java's form for that.
   *
   * @param form the form
   * @param value the type of the value
   */
  record OptionalType(OptionalForm form, WireType value) implements WireType {
    @Override
    public TypeName javaType() {
      return form.javaType(value.javaType());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.optional(this);
    }
  }

  /**
   * A value, or null, or nothing at all, as a reference that may be null.
   *
   * @param value the type of the value, which is not primitive
   */
  record NullableType(WireType value) implements WireType {
    @Override
    public TypeName javaType() {
      return value.javaType();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nullable(this);
    }
  }

  /**
   * A {@code Map}.
   *
   * @param key the type of its keys: a scalar that may be one, or an enum
   * @param value the type of its values
   */
  record MapType(WireType key, WireType value) implements WireType {
    @Override
    public TypeName javaType() {
      return ParameterizedTypeName.get(ClassName.get(Map.class), key.javaType(), value.javaType());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /**
   * A record, by key: its fields are a {@link RecordShape}.
   *
   * @param key unique among the types that have a shape
   * @param javaType the record with its type arguments
   * @param tag as an alternative of a sealed interface, what tells it from others there
   */
  record RecordType(String key, TypeName javaType, Optional<String> tag) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }
  }

  /**
   * An enum, by key: its constants are an {@link EnumShape}.
   *
   * @param key unique among the types that have a shape
   * @param javaType the enum
   */
  record EnumType(String key, ClassName javaType) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }
  }

  /**
   * A sealed interface, by key: its records are a {@link UnionShape}.
   *
   * @param key unique among the types that have a shape
   * @param javaType the interface with its type arguments
   */
  record UnionType(String key, TypeName javaType) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }

  /**
   * A value that a codec brings to the wire.
   *
   * @param javaType the type
   * @param codec the codec
   */
  record CodecType(TypeName javaType, Codec codec) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.codec(this);
    }
  }

  /** What {@code void} gives: null on the wire. */
  record NothingType() implements WireType {
    @Override
    public TypeName javaType() {
      return TypeName.VOID;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nothing(this);
    }
  }
}
