package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;

/** A record, enum or sealed interface that a signature reaches, as declared. */
public sealed interface NamedDeclaration
    permits RecordDeclaration, EnumDeclaration, UnionDeclaration {
  /**
   * Returns the type.
   *
   * @return its name with type arguments
   */
  TypeName name();

  /**
   * Returns its name as in the source.
   *
   * @return the simple names, such as {@code Order.Line}
   */
  String text();

  /**
   * Returns whether its problems are reported at its own declaration.
   *
   * @return whether its source is part of this compilation
   */
  boolean local();

  /**
   * Returns whether generated code can name it.
   *
   * @return whether it is accessible
   */
  boolean accessible();

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
    R record(RecordDeclaration type);

    R enumeration(EnumDeclaration type);

    R union(UnionDeclaration type);
  }
}
