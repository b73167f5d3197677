package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;

/** A Java type in a signature. It may have no wire type. */
public sealed interface TypeDeclaration {
  /**
   * Returns the type as it appears in the source. Messages contain this text.
   *
   * @return simple names, such as {@code Map<String, Order.Line>}
   */
  String text();

  /**
   * Calls the visitor's method for this kind of type.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of type.
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

  /** The reason why a type has no wire type. */
  enum Reason {
    /** The protocol defines no wire type for this primitive type, array or JDK class. */
    NO_MAPPING,
    /** The type names a file of the machine that the program runs on. */
    LOCAL_FILE,
    /** The type is an interface or an abstract class. Its values may have any subclass. */
    OPEN_TYPE,
    /** The type is a class that is not a record. */
    NOT_RECORD,
    /** The type is generic and has no type arguments. */
    RAW_TYPE,
    /** The type is a wildcard, used as a type argument. */
    WILDCARD,
    /** The type is a wildcard, used as a type argument, that Kotlin's compiler has added. */
    KOTLIN_WILDCARD,
    /** The type is a type variable of the method or of the class. */
    TYPE_VARIABLE,
    /** The type is a generic record that contains itself with ever larger type arguments. */
    ENDLESS,
    /** The type is a class that a sealed interface permits, but has a codec. */
    CODED_ALTERNATIVE,
    /** The type is a generic class whose type arguments a sealed interface does not determine. */
    UNBOUND_ALTERNATIVE
  }

  /** The reason why a codec can't be used. */
  enum Unfitness {
    /** The named class is not a codec, or is a codec for a different type. */
    OF_ANOTHER_TYPE,
    /** The codec has no accessible constructor without parameters. */
    NO_CONSTRUCTOR,
    /** The codec's constructor throws a checked exception. */
    CONSTRUCTOR_THROWS,
    /** Generated code can't access the codec class or the type of its values. */
    OUT_OF_REACH,
    /** Jackson is not on the class path. */
    NO_JACKSON
  }

  /**
   * A scalar type in a signature, such as {@code int} or {@code String}.
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
   * An {@code Optional} or one of its primitive variants.
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
   * @param annotation the annotation of the type, if it is the type that has one
   */
  record NullableUse(TypeDeclaration value, Optional<ClassName> annotation)
      implements TypeDeclaration {
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
   * A reference to the {@link NamedDeclaration} of a record, enum or sealed interface.
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
   * A type with a codec that reads and writes its values.
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
   * A type whose codec can't be used.
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
   * A streamed type, such as {@code InputStream} or {@code Iterator}.
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
   * A type that has a supertype in {@link StreamForm}; {@code FileInputStream} is an example.
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

  /** The return type {@code void}. */
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
   * A type that doesn't exist yet in this processing round. A later round may generate it.
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
   * A Java type that has no wire type.
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
