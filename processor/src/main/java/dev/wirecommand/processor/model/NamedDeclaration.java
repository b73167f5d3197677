package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;

/** The declaration of a record, enum or sealed interface that is used in a command's signature. */
public sealed interface NamedDeclaration
    permits RecordDeclaration, EnumDeclaration, UnionDeclaration {
  /**
   * Returns the declared type.
   *
   * @return its name with type arguments
   */
  TypeName name();

  /**
   * Returns the type's name as it appears in the source.
   *
   * @return the simple names, such as {@code Order.Line}
   */
  String text();

  /**
   * Returns whether the processor reports the type's problems at the type's own declaration.
   *
   * @return whether its source is part of this compilation
   */
  boolean local();

  /**
   * Returns whether generated code can refer to the type.
   *
   * @return whether it is accessible
   */
  boolean accessible();

  /**
   * Calls the visitor's method for this kind of declaration.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of declaration.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R record(RecordDeclaration type);

    R enumeration(EnumDeclaration type);

    R union(UnionDeclaration type);
  }
}
