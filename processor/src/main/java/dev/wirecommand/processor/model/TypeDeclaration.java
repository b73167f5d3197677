package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Optional;

/** A Java type as a signature uses it, with or without a wire type. */
public sealed interface TypeDeclaration {
  /**
   * Returns the type as in the source, for messages.
   *
   * @return simple names, such as {@code Map<String, Order.Line>}
   */
  String text();

  /**
   * Calls the visitor's method for this case.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A function with one method for each case.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R scalar(ScalarUse type);

    R sequence(SequenceUse type);

    R optional(OptionalUse type);

    R nullable(NullableUse type);

    R map(MapUse type);

    R named(NamedUse type);

    R codec(CodecUse type);

    R unfitCodec(UnfitCodec type);

    R future(FutureUse type);

    R stream(StreamUse type);

    R streamSubtype(StreamSubtype type);

    R nothing(VoidUse type);

    R unresolved(Unresolved type);

    R unmapped(Unmapped type);
  }

  /** Why a type has no wire type. */
  enum Reason {
    /** A primitive type, an array or a class of the JDK for which the protocol has no wire type. */
    NO_MAPPING,
    /** An interface or an abstract class, whose values may be of any class. */
    OPEN_TYPE,
    /** A class that is not a record. */
    NOT_RECORD,
    /** A generic type without its type arguments. */
    RAW_TYPE,
    /** A wildcard as a type argument. */
    WILDCARD,
    /** A type variable of the method or class. */
    TYPE_VARIABLE,
    /** A record whose type arguments grow each time that it contains itself. */
    ENDLESS
  }

  /** Why a codec can't be used. */
  enum Unfitness {
    /** It is not a codec, or a codec of another type. */
    OF_ANOTHER_TYPE,
    /** It has no constructor that generated code can call without arguments. */
    NO_CONSTRUCTOR,
    /** Generated code can't name it, or its type. */
    OUT_OF_REACH,
    /** Jackson is not on the class path. */
    NO_JACKSON
  }

  /**
   * A type that contains no other types.
   *
   * @param scalar the type
   * @param boxed whether it is an object where Java has a primitive
   * @param text the type as in the source
   */
  record ScalarUse(Scalar scalar, boolean boxed, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scalar(this);
    }
  }

  /**
   * A {@code List}, a {@code Set}, a {@code Collection} or an array.
   *
   * @param form the Java type
   * @param element the type of its elements
   */
  record SequenceUse(SequenceForm form, TypeDeclaration element) implements TypeDeclaration {
    @Override
    public String text() {
      return form.text(element.text());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sequence(this);
    }
  }

  /**
   * An {@code Optional}, or one of its primitive forms.
   *
   * @param form the Java type
   * @param value the type of the value
   */
  record OptionalUse(OptionalForm form, TypeDeclaration value) implements TypeDeclaration {
    @Override
    public String text() {
      return form.text(value.text());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.optional(this);
    }
  }

  /**
   * A type that is annotated as nullable.
   *
   * @param value the type without the annotation
   */
  record NullableUse(TypeDeclaration value) implements TypeDeclaration {
    @Override
    public String text() {
      return value.text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nullable(this);
    }
  }

  /**
   * A {@code Map}.
   *
   * @param key the type of its keys
   * @param value the type of its values
   */
  record MapUse(TypeDeclaration key, TypeDeclaration value) implements TypeDeclaration {
    @Override
    public String text() {
      return "Map<" + key.text() + ", " + value.text() + ">";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /**
   * A record, an enum or a sealed interface, by the key of its {@link NamedDeclaration}.
   *
   * @param key unique among such types with their type arguments
   * @param text the type as in the source
   */
  record NamedUse(String key, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }
  }

  /**
   * A type with a codec.
   *
   * @param name the type
   * @param text the type as in the source
   * @param codec the codec
   */
  record CodecUse(TypeName name, String text, Codec codec) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.codec(this);
    }
  }

  /**
   * A type with a codec that can't be used.
   *
   * @param text the type as in the source
   * @param codec the codec as in the source
   * @param unfitness why it can't be used
   */
  record UnfitCodec(String text, String codec, Unfitness unfitness) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unfitCodec(this);
    }
  }

  /**
   * A {@code CompletionStage} or {@code CompletableFuture}.
   *
   * @param value the type of the value; {@link VoidUse} for {@code Void}
   * @param text the type as in the source
   */
  record FutureUse(TypeDeclaration value, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.future(this);
    }
  }

  /**
   * A type whose values are produced piece by piece.
   *
   * @param form the Java type
   * @param item the type of its items, if it has any; {@link Unmapped} where the type argument is
   *     missing
   * @param text the type as in the source
   */
  record StreamUse(StreamForm form, Optional<TypeDeclaration> item, String text)
      implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stream(this);
    }
  }

  /**
   * A subtype of a {@link StreamForm}, which has no wire type.
   *
   * @param form the supertype's form
   * @param supertype the supertype as in the source
   * @param reason why the type has no wire type
   * @param text the type as in the source
   */
  record StreamSubtype(StreamForm form, String supertype, Reason reason, String text)
      implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.streamSubtype(this);
    }
  }

  /** {@code void}. */
  record VoidUse() implements TypeDeclaration {
    @Override
    public String text() {
      return "void";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nothing(this);
    }
  }

  /**
   * A type that doesn't exist, or not yet.
   *
   * @param text its name as in the source
   */
  record Unresolved(String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unresolved(this);
    }
  }

  /**
   * A type without a wire type.
   *
   * @param reason why it has none
   * @param text the type as in the source
   */
  record Unmapped(Reason reason, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unmapped(this);
    }
  }
}
