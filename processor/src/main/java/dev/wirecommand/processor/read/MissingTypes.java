package dev.wirecommand.processor.read;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Recognizes types that don't exist in this round. A later round may generate them. */
final class MissingTypes {
  private MissingTypes() {}

  /** Returns whether a type, or a part of it such as a type argument, is missing. */
  static boolean isMentionedIn(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isMentionedIn(array.getComponentType());
    }
    return type.getKind() == TypeKind.ERROR
        || isMissing(type)
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(MissingTypes::isMentionedIn));
  }

  /**
   * Returns whether a class does not exist that a class file names. Javac finds out when it is
   * asked for the kind of the class.
   */
  static boolean isMissing(TypeElement type) {
    return type.getKind() == ElementKind.CLASS && type.asType().getKind() == TypeKind.ERROR;
  }

  /**
   * Returns whether a type itself is missing, as opposed to one of its type arguments. Eclipse's
   * compiler also returns an error type for an existing type with a missing type argument.
   */
  static boolean isMissing(TypeMirror type) {
    if (type.getKind() == TypeKind.DECLARED) {
      return isMissing((TypeElement) ((DeclaredType) type).asElement());
    }
    return type.getKind() == TypeKind.ERROR
        && ((ErrorType) type).asElement().asType().getKind() == TypeKind.ERROR;
  }
}
