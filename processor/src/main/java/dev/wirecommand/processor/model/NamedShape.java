package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;

/** A sound type that has a name and parts. */
public sealed interface NamedShape permits RecordShape, EnumShape, UnionShape {
  /**
   * The type.
   *
   * @return its name with type arguments
   */
  TypeName type();

  /**
   * Its name as people write it.
   *
   * @return the simple names, such as {@code Order.Line}
   */
  String text();

  /**
   * Whether naming it makes the compiler warn.
   *
   * @return whether it is deprecated
   */
  boolean deprecated();

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
   * @param <R> what is made of a shape
   */
  interface Visitor<R> {
    /**
     * A record.
     *
     * @param shape the shape
     * @return the visitor's result
     */
    R record(RecordShape shape);

    /**
     * An enum.
     *
     * @param shape the shape
     * @return the visitor's result
     */
    R enumeration(EnumShape shape);

    /**
     * A sealed interface.
     *
     * @param shape the shape
     * @return the visitor's result
     */
    R union(UnionShape shape);
  }
}
