package dev.wirecommand.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The classes and interfaces above one. */
final class Supertypes {
  private Supertypes() {}

  /** All that exist, nearest first; the type itself is not among them. */
  static Set<TypeElement> of(TypeElement type, Types types) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(type.asType(), types, found, new ArrayList<>());
    return found;
  }

  /** A type and all above it that exist, with their type arguments. */
  static List<DeclaredType> allOf(DeclaredType type, Types types) {
    List<DeclaredType> all = new ArrayList<>();
    all.add(type);
    for (int i = 0; i < all.size(); i++) {
      for (TypeMirror above : types.directSupertypes(all.get(i))) {
        if (above.getKind() == TypeKind.DECLARED) {
          all.add((DeclaredType) above);
        }
      }
    }
    return all;
  }

  /** The names of those that do not exist, or not yet. */
  static List<String> unresolved(TypeElement type, Types types) {
    List<String> missing = new ArrayList<>();
    collect(type.asType(), types, new LinkedHashSet<>(), missing);
    return missing;
  }

  private static void collect(
      TypeMirror type, Types types, Set<TypeElement> found, List<String> missing) {
    for (TypeMirror above : types.directSupertypes(type)) {
      if (Missing.is(above)) {
        missing.add(TypeText.of(above));
      } else if (found.add((TypeElement) ((DeclaredType) above).asElement())) {
        collect(above, types, found, missing);
      }
    }
  }
}
