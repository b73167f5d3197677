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

/** The wire type of a value, with its Java type (section 10 of the protocol). */
public sealed interface WireType {
  /**
   * Returns the Java type.
   *
   * @return the type, with annotations where null is a value
   */
  TypeName javaType();

  /**
   * Returns the Java type of a local variable, whose own nullness compilers infer.
   *
   * @return the type, without an annotation of its own
   */
  default TypeName localType() {
    return NullableNames.plain(javaType());
  }

  /**
   * Calls the visitor's method for this kind of type.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * Returns whether the Java type is primitive. A primitive type has no null.
   *
   * @return whether it is primitive
   */
  default boolean isPrimitive() {
    return javaType().isPrimitive();
  }

  /**
   * Returns whether a value of this type may be absent. A value of null means the same.
   *
   * @return whether the type is optional or nullable
   */
  default boolean isOptional() {
    return this instanceof OptionalType || this instanceof NullableType;
  }

  /**
   * Returns this type without its optional or nullable wrapper.
   *
   * @return the type inside of an optional type; any other type itself
   */
  default WireType present() {
    if (this instanceof OptionalType optional) {
      return optional.value();
    }
    return this instanceof NullableType nullable ? nullable.value() : this;
  }

  /**
   * Returns whether null is one of the type's values. For other types, null means that the value is
   * absent.
   *
   * @return whether the type is free-form
   */
  default boolean hasNull() {
    return this instanceof ScalarType scalar && scalar.scalar().hasNull();
  }

  /**
   * A visitor with one method for each kind of type.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R scalar(ScalarType type);

    R sequence(SequenceType type);

    R optional(OptionalType type);

    R nullable(NullableType type);

    R map(MapType type);

    R record(RecordType type);

    R enumeration(EnumType type);

    R union(UnionType type);

    R codec(CodecType type);

    R nothing(NothingType type);
  }

  /**
   * A scalar type, such as an integer or a text string.
   *
   * @param scalar the type
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
   * A Java collection or array that is sent as a CBOR array.
   *
   * @param form the Java type
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
   * An {@code Optional} type in Java. On the wire, its value may be null or left out.
   *
   * @param form the Java type
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
   * A type that is nullable in Java: on the wire, its value may be null or may be left out.
   *
   * @param value the type of the value, which is not primitive
   * @param annotation the annotation with which Java says so, if it is one of the type
   */
  record NullableType(WireType value, Optional<ClassName> annotation) implements WireType {
    @Override
    public TypeName javaType() {
      TypeName type = value.javaType();
      return annotation.map(a -> NullableNames.annotated(type, a)).orElse(type);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nullable(this);
    }
  }

  /**
   * A {@code Map}.
   *
   * @param key the type of its keys: a scalar that can be a key, or an enum
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
   * A record. Its key refers to a {@link RecordShape}.
   *
   * @param key unique among the types that have a shape
   * @param javaType the record with its type arguments
   * @param tag the value that tells it from the other records of its sealed interface
   */
  record RecordType(String key, TypeName javaType, Optional<String> tag) implements WireType {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }
  }

  /**
   * An enum. Its key refers to an {@link EnumShape}.
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
   * A sealed interface. Its key refers to a {@link UnionShape}.
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
   * A type that has a codec for its values.
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

  /** The result of a {@code void} method. It is null on the wire. */
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
