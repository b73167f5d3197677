package dev.wirecommand.processor.read;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the parts of types as they are declared, with type variables. Javac's type argument that
 * replaces a variable loses the variable's annotations, such as those of {@code List<@Nullable T>}.
 */
final class DeclaredTypes {
  private DeclaredTypes() {}

  /**
   * Returns the declared form of a type argument.
   *
   * @param declared the declared form of the generic type
   * @param type the generic type
   * @param index which of its type arguments
   */
  static TypeMirror argument(TypeMirror declared, DeclaredType type, int index) {
    return declared instanceof DeclaredType generic
            && generic.getTypeArguments().size() == type.getTypeArguments().size()
        ? generic.getTypeArguments().get(index)
        : type.getTypeArguments().get(index);
  }

  /** Returns the declared form of the component type of an array. */
  static TypeMirror component(TypeMirror declared, ArrayType type) {
    return declared instanceof ArrayType array ? array.getComponentType() : type.getComponentType();
  }
}
