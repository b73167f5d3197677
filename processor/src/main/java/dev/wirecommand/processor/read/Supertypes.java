package dev.wirecommand.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Lists the supertypes of a type, and what it inherits from them. */
final class Supertypes {
  private Supertypes() {}

  /** Returns all resolved supertypes of a type, nearest first. The type itself is not included. */
  static Set<TypeElement> of(TypeElement type, Types types) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(type.asType(), types, found, new ArrayList<>());
    return found;
  }

  /** Returns a type and all its resolved supertypes, each with its type arguments. */
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

  /**
   * Returns the type that a method of a class above has in a class. It is a member of the class
   * above: as a member of the class itself, Eclipse's compiler would take a method that overrides
   * it.
   */
  static ExecutableType member(ExecutableElement method, TypeElement type, Types types) {
    TypeElement owner = EnclosingElements.typeOf(method);
    DeclaredType seenFrom = (DeclaredType) type.asType();
    DeclaredType above =
        allOf(seenFrom, types).stream()
            .filter(t -> t.asElement().equals(owner))
            .findFirst()
            .orElse(seenFrom);
    return (ExecutableType) types.asMemberOf(above, method);
  }

  /** Returns the names of the missing supertypes of a type. A later round may generate them. */
  static List<String> unresolved(TypeElement type, Types types) {
    List<String> missing = new ArrayList<>();
    collect(type.asType(), types, new LinkedHashSet<>(), missing);
    return missing;
  }

  private static void collect(
      TypeMirror type, Types types, Set<TypeElement> found, List<String> missing) {
    for (TypeMirror above : types.directSupertypes(type)) {
      if (MissingTypes.isMissing(above)) {
        missing.add(TypeText.of(above));
      } else if (found.add((TypeElement) ((DeclaredType) above).asElement())) {
        collect(above, types, found, missing);
      }
    }
  }
}
