package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;

/** A type that signatures name and the wire takes apart, as declared. */
public sealed interface NamedDeclaration
    permits RecordDeclaration, EnumDeclaration, UnionDeclaration {
  /**
   * The type.
   *
   * @return its name with type arguments
   */
  TypeName name();

  /**
   * Its name as people write it.
   *
   * @return the simple names, such as {@code Order.Line}
   */
  String text();

  /**
   * Where its faults are told.
   *
   * @return whether its source is part of this compilation, so that they are told there
   */
  boolean local();

  /**
   * Whether generated code can name it.
   *
   * @return whether it is visible
   */
  boolean reachable();

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
     * A record.
     *
     * @param type the type
     * @return the visitor's result
     */
    R record(RecordDeclaration type);

    /**
     * An enum.
     *
     * @param type the type
     * @return the visitor's result
     */
    R enumeration(EnumDeclaration type);

    /**
     * A sealed interface.
     *
     * @param type the type
     * @return the visitor's result
     */
    R union(UnionDeclaration type);
  }
}
