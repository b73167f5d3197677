package dev.wirecommand.processor.read;

import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Recognizes types that don't exist, or not yet. */
final class MissingTypes {
  private MissingTypes() {}

  /**
   * Returns whether a type itself is missing: Eclipse's compiler also makes an existing type an
   * error type if one of its type arguments is missing.
   */
  static boolean isMissing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        && ((ErrorType) type).asElement().asType().getKind() == TypeKind.ERROR;
  }
}
