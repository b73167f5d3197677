package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Optional;

/**
 * A Java type where a signature names it, with or without a place on the wire. Every case knows how
 * people write it, for messages.
 */
public sealed interface TypeDeclaration {
  /**
   * The type as people write it.
   *
   * @return simple names, such as {@code Map<String, Order.Line>}
   */
  String text();

  /**
   * Calls the visitor's method for this case.
   *
   * @param <R> what the visitor makes of it
   * @param visitor the visitor
   * @return what it returned
   */
  <R> R accept(Visitor<R> visitor);

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
    R scalar(ScalarUse type);

    /**
     * A {@code List}, a {@code Set}, a {@code Collection} or an array.
     *
     * @param type the type
     * @return the visitor's result
     */
    R sequence(SequenceUse type);

    /**
     * An {@code Optional} of one of its forms.
     *
     * @param type the type
     * @return the visitor's result
     */
    R optional(OptionalUse type);

    /**
     * A type that is annotated as nullable.
     *
     * @param type the type
     * @return the visitor's result
     */
    R nullable(NullableUse type);

    /**
     * A {@code Map}.
     *
     * @param type the type
     * @return the visitor's result
     */
    R map(MapUse type);

    /**
     * A record, an enum or a sealed interface.
     *
     * @param type the type
     * @return the visitor's result
     */
    R named(NamedUse type);

    /**
     * A type with a codec.
     *
     * @param type the type
     * @return the visitor's result
     */
    R codec(CodecUse type);

    /**
     * A type with a codec that does not fit.
     *
     * @param type the type
     * @return the visitor's result
     */
    R unfitCodec(UnfitCodec type);

    /**
     * A {@code CompletionStage}, whose value follows.
     *
     * @param type the type
     * @return the visitor's result
     */
    R future(FutureUse type);

    /**
     * What comes bit by bit.
     *
     * @param type the type
     * @return the visitor's result
     */
    R stream(StreamUse type);

    /**
     * A class or interface below such a type.
     *
     * @param type the type
     * @return the visitor's result
     */
    R streamSubtype(StreamSubtype type);

    /**
     * {@code void}.
     *
     * @param type the type
     * @return the visitor's result
     */
    R nothing(VoidUse type);

    /**
     * A type that does not exist, or not yet.
     *
     * @param type the type
     * @return the visitor's result
     */
    R unresolved(Unresolved type);

    /**
     * A type without a place on the wire.
     *
     * @param type the type
     * @return the visitor's result
     */
    R unmapped(Unmapped type);
  }

  /** Why a type has no place on the wire. */
  enum Reason {
    /** Neither the language's primitive or array nor the JDK's class has one. */
    NO_MAPPING,
    /** An interface or an abstract class: what is behind it is not known. */
    OPEN_TYPE,
    /** A class that is no record. */
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

  /** Why a codec does not fit. */
  enum Unfitness {
    /** It is no codec, or one of another type. */
    OF_ANOTHER_TYPE,
    /** It can't be made without arguments. */
    NO_CONSTRUCTOR,
    /** Generated code can't name it, or its type. */
    OUT_OF_REACH,
    /** Jackson is not on the class path. */
    NO_JACKSON
  }

  /**
   * A value without types in it.
   *
   * @param scalar which
   * @param boxed whether it is an object where Java has a primitive
   * @param text the type as people write it
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
   * @param form which
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
   * An {@code Optional} of one of its forms.
   *
   * @param form which
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
   * @param value the type without that
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
   * A record, an enum or a sealed interface, by key: what it declares is a {@link
   * NamedDeclaration}.
   *
   * @param key unique among such types with their type arguments
   * @param text the type as people write it
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
   * @param text the type as people write it
   * @param codec the codec
   */
  record CodecUse(TypeName name, String text, Codec codec) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.codec(this);
    }
  }

  /**
   * A type with a codec that does not fit.
   *
   * @param text the type as people write it
   * @param codec the codec as people write it
   * @param unfitness why it does not fit
   */
  record UnfitCodec(String text, String codec, Unfitness unfitness) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unfitCodec(this);
    }
  }

  /**
   * A {@code CompletionStage}, whose value follows.
   *
   * @param value the type of the value; {@link VoidUse} for {@code Void}
   * @param text the type as people write it
   */
  record FutureUse(TypeDeclaration value, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.future(this);
    }
  }

  /**
   * What comes bit by bit.
   *
   * @param form which of the types for that
   * @param item the type of its items, if it has any: {@link Unmapped} where it is not said
   * @param text the type as people write it
   */
  record StreamUse(StreamForm form, Optional<TypeDeclaration> item, String text)
      implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stream(this);
    }
  }

  /**
   * A class or interface below a type for what comes bit by bit, without a place on the wire.
   *
   * @param form which of these types
   * @param supertype that type as people write it
   * @param reason why it has no place
   * @param text the type as people write it
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
   * A type that does not exist, or not yet.
   *
   * @param text its name as written
   */
  record Unresolved(String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unresolved(this);
    }
  }

  /**
   * A type without a place on the wire.
   *
   * @param reason why it has none
   * @param text the type as people write it
   */
  record Unmapped(Reason reason, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unmapped(this);
    }
  }
}
