package dev.wirecommand.processor.read;

import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Recognizes types that don't exist in this round. A later round may generate them. */
final class MissingTypes {
  private MissingTypes() {}

  /**
   * Returns whether a type itself is missing, as opposed to one of its type arguments. Eclipse's
   * compiler also returns an error type for an existing type with a missing type argument.
   */
  static boolean isMissing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        && ((ErrorType) type).asElement().asType().getKind() == TypeKind.ERROR;
  }
}
