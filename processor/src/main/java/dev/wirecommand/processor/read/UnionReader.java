package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.UnionDeclaration;
import dev.wirecommand.processor.model.UnionDeclaration.Alternative;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads sealed interfaces: the records that they permit, through sealed interfaces between. */
final class UnionReader {
  private final Scope scope;
  private final TypeReader typeReader;
  private final WireNames names;

  UnionReader(Scope scope, TypeReader typeReader) {
    this.scope = scope;
    this.typeReader = typeReader;
    this.names = new WireNames(scope.places());
  }

  UnionDeclaration read(DeclaredType type, TypeElement element) {
    List<Alternative> alternatives = new ArrayList<>();
    collect(type, element, alternatives, new HashSet<>());
    // Without a permits clause, compilers list the subclasses in orders of their own.
    alternatives.sort(
        Comparator.comparing((Alternative alternative) -> alternative.tag().value())
            .thenComparing(alternative -> alternative.type().text()));
    return new UnionDeclaration(
        TypeName.get(type),
        TypeText.of(element),
        scope.local().tellsInside(element),
        scope.reach().reaches(element),
        scope.elements().isDeprecated(element),
        alternatives);
  }

  private void collect(
      DeclaredType type, TypeElement element, List<Alternative> found, Set<String> seen) {
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeElement subclass = (TypeElement) ((DeclaredType) permitted).asElement();
      // One that implements the interface twice, once through another, is still but one.
      if (!seen.add(subclass.getQualifiedName().toString())) {
        continue;
      }
      Optional<DeclaredType> use = asPermittedBy(type, subclass);
      if (use.isEmpty()) {
        found.add(alternative(subclass, unmapped(Reason.OPEN_TYPE, subclass)));
      } else if (scope.types().isSubtype(use.get(), type)) {
        // Of a generic interface's subclasses, others are for other type arguments alone.
        read(use.get(), subclass, found, seen);
      }
    }
  }

  private void read(
      DeclaredType use, TypeElement subclass, List<Alternative> found, Set<String> seen) {
    if (subclass.getKind() == ElementKind.INTERFACE && NamedReader.isNamed(subclass)) {
      collect(use, subclass, found, seen);
    } else {
      found.add(alternative(subclass, readClass(use, subclass)));
    }
  }

  private TypeDeclaration readClass(DeclaredType use, TypeElement subclass) {
    TypeDeclaration read = typeReader.read(use);
    boolean isRecord = subclass.getKind() == ElementKind.RECORD && read instanceof NamedUse;
    return isRecord || read instanceof Unmapped ? read : unmapped(Reason.NOT_RECORD, subclass);
  }

  private Alternative alternative(TypeElement subclass, TypeDeclaration type) {
    Place place = new Place(subclass.getQualifiedName().toString());
    Text tag = names.read(subclass, subclass.getSimpleName().toString(), place);
    return new Alternative(scope.places().note(place, subclass), tag, type);
  }

  private static TypeDeclaration unmapped(Reason reason, TypeElement type) {
    return new Unmapped(reason, TypeText.of(type));
  }

  /**
   * A permitted class as the interface's type arguments make it; empty if it has type variables
   * that these don't tell.
   */
  private Optional<DeclaredType> asPermittedBy(DeclaredType type, TypeElement subclass) {
    List<? extends TypeParameterElement> variables = subclass.getTypeParameters();
    if (variables.isEmpty()) {
      return Optional.of(scope.types().getDeclaredType(subclass));
    }
    for (TypeMirror above : scope.types().directSupertypes(subclass.asType())) {
      if (above instanceof DeclaredType declared
          && declared.asElement().equals(type.asElement())
          && declared.getTypeArguments().size() == type.getTypeArguments().size()) {
        return bind(variables, declared, type)
            .map(bound -> scope.types().getDeclaredType(subclass, bound));
      }
    }
    return Optional.empty();
  }

  private static Optional<TypeMirror[]> bind(
      List<? extends TypeParameterElement> variables, DeclaredType above, DeclaredType type) {
    TypeMirror[] bound = new TypeMirror[variables.size()];
    for (int i = 0; i < bound.length; i++) {
      int argument = indexOf(variables.get(i), above.getTypeArguments());
      if (argument < 0) {
        return Optional.empty();
      }
      bound[i] = type.getTypeArguments().get(argument);
    }
    return Optional.of(bound);
  }

  private static int indexOf(TypeParameterElement variable, List<? extends TypeMirror> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror argument = arguments.get(i);
      if (argument.getKind() == TypeKind.TYPEVAR
          && ((TypeVariable) argument).asElement().equals(variable)) {
        return i;
      }
    }
    return -1;
  }
}
