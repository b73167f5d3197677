package dev.wirecommand.processor.read;

import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types that do not exist, or not yet. */
final class Missing {
  private Missing() {}

  /**
   * Whether a type itself is missing: to Eclipse's compiler, one that exists is an error as well if
   * one of its type arguments is missing.
   */
  static boolean is(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        && ((ErrorType) type).asElement().asType().getKind() == TypeKind.ERROR;
  }
}
