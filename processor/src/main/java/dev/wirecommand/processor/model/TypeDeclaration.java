package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;

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
     * A value without parts.
     *
     * @param type the type
     * @return the visitor's result
     */
    R scalar(ScalarUse type);

    /**
     * A {@code List}.
     *
     * @param type the type
     * @return the visitor's result
     */
    R list(ListUse type);

    /**
     * An {@code Optional}.
     *
     * @param type the type
     * @return the visitor's result
     */
    R optional(OptionalUse type);

    /**
     * A {@code Map}.
     *
     * @param type the type
     * @return the visitor's result
     */
    R map(MapUse type);

    /**
     * A record.
     *
     * @param type the type
     * @return the visitor's result
     */
    R record(RecordUse type);

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

  /**
   * A value without parts.
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
   * A {@code List}.
   *
   * @param element the type of its elements
   */
  record ListUse(TypeDeclaration element) implements TypeDeclaration {
    @Override
    public String text() {
      return "List<" + element.text() + ">";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.list(this);
    }
  }

  /**
   * An {@code Optional}.
   *
   * @param value the type of the value
   */
  record OptionalUse(TypeDeclaration value) implements TypeDeclaration {
    @Override
    public String text() {
      return "Optional<" + value.text() + ">";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.optional(this);
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
   * A record, by name: what it declares is a {@link RecordDeclaration}.
   *
   * @param name the record with its type arguments
   * @param text the type as people write it
   */
  record RecordUse(TypeName name, String text) implements TypeDeclaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
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
