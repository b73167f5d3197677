package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** The model of a record, enum or sealed interface that has passed all checks. */
public sealed interface NamedShape permits RecordShape, EnumShape, UnionShape {
  /**
   * Returns the Java type.
   *
   * @return its name with type arguments
   */
  TypeName type();

  /**
   * Returns the Java type without type arguments.
   *
   * @return its name
   */
  default ClassName rawType() {
    return type() instanceof ParameterizedTypeName generic ? generic.rawType() : (ClassName) type();
  }

  /**
   * Returns the type's name as it appears in the source.
   *
   * @return the simple names, such as {@code Order.Line}
   */
  String text();

  /**
   * Returns whether the compiler warns about code that uses the type.
   *
   * @return whether it is deprecated
   */
  boolean deprecated();

  /**
   * Calls the visitor's method for this kind of shape.
   *
   * @param <R> the visitor's result
   * @param visitor the visitor
   * @return what the method returned
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with one method for each kind of shape.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    R record(RecordShape shape);

    R enumeration(EnumShape shape);

    R union(UnionShape shape);
  }
}
