package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * One method for each case.
   *
   * @param <R> what is made of a type
   */
  interface Visitor<R> {
    /**
     * A value without parts.
     *
     * @param type the type
     * @return the visitor's result
     */
    R scalar(ScalarType type);

    /**
     * A list.
     *
     * @param type the type
     * @return the visitor's result
     */
    R list(ListType type);

    /**
     * A value or null.
     *
     * @param type the type
     * @return the visitor's result
     */
    R optional(OptionalType type);

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
     * The result of a method that returns nothing.
     *
     * @param type the type
     * @return the visitor's result
     */
    R nothing(NothingType type);
  }

  /**
   * A value without parts.
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
   * A {@code List}: an array on the wire.
   *
   * @param element the type of its elements
   */
  record ListType(WireType element) implements WireType {
    @Override
    public TypeName javaType() {
      return ParameterizedTypeName.get(ClassName.get(List.class), element.javaType());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * An {@code Optional}: the value, or null, or nothing at all.
   *
   * @param value the type of the value
   */
  record OptionalType(WireType value) implements WireType {
    @Override
    public TypeName javaType() {
      return ParameterizedTypeName.get(ClassName.get(Optional.class), value.javaType());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.optional(this);
    }
  }

  /**
   * A {@code Map}.
   *
   * @param key {@link Scalar#TEXT} or {@link Scalar#BUFFER}
   * @param value the type of its values
   */
  record MapType(Scalar key, WireType value) implements WireType {
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
   * A record, by name: its fields are a {@link RecordShape}.
   *
   * @param javaType the record with its type arguments
   */
  record RecordType(TypeName javaType) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
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
