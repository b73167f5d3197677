package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.ParameterDeclaration.Text;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.CodecUse;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import dev.wirecommand.processor.model.TypeDeclaration.UnfitCodec;
import dev.wirecommand.processor.model.TypeDeclaration.Unmapped;
import dev.wirecommand.processor.model.TypeDeclaration.Unresolved;
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

/**
 * Reads sealed interfaces and the records that they permit. An interface may permit a record
 * through another sealed interface.
 */
final class UnionReader {
  private final ReaderContext context;
  private final TypeReader typeReader;
  private final WireNames names;

  UnionReader(ReaderContext context, TypeReader typeReader) {
    this.context = context;
    this.typeReader = typeReader;
    this.names = new WireNames(context.places());
  }

  UnionDeclaration read(DeclaredType type, TypeElement element) {
    List<Alternative> alternatives = new ArrayList<>();
    collect(type, element, alternatives, new HashSet<>());
    // Without a permits clause, each compiler lists the subclasses in its own order.
    alternatives.sort(
        Comparator.comparing((Alternative alternative) -> alternative.tag().value())
            .thenComparing(alternative -> alternative.type().text()));
    return new UnionDeclaration(
        context.typeNames().withoutNull(type),
        TypeText.of(element),
        context.local().reportsInside(element),
        context.accessibility().canAccess(element),
        context.deprecations().inName(element),
        alternatives);
  }

  private void collect(
      DeclaredType type, TypeElement element, List<Alternative> found, Set<String> seen) {
    for (TypeMirror permitted : element.getPermittedSubclasses()) {
      TypeElement subclass = (TypeElement) ((DeclaredType) permitted).asElement();
      // A class may implement the interface twice, once through another interface.
      if (!seen.add(subclass.getQualifiedName().toString())) {
        continue;
      }
      Optional<DeclaredType> use = asPermittedBy(type, subclass);
      if (use.isEmpty()) {
        found.add(alternative(subclass, unmapped(Reason.UNBOUND_ALTERNATIVE, subclass)));
      } else if (context.types().isSubtype(use.get(), type)) {
        // A subclass of a generic interface may implement it only for other type arguments.
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
    boolean isRecord = subclass.getKind() == ElementKind.RECORD;
    if ((isRecord && read instanceof NamedUse)
        || read instanceof Unmapped
        || read instanceof Unresolved) {
      return read;
    }
    boolean hasCodec = read instanceof CodecUse || read instanceof UnfitCodec;
    return unmapped(hasCodec ? Reason.CODED_ALTERNATIVE : Reason.NOT_RECORD, subclass);
  }

  private Alternative alternative(TypeElement subclass, TypeDeclaration type) {
    Place place = new Place(subclass.getQualifiedName().toString());
    Text tag = names.read(subclass, subclass.getSimpleName().toString(), place);
    return new Alternative(context.places().note(place, subclass), tag, type);
  }

  private static TypeDeclaration unmapped(Reason reason, TypeElement type) {
    return new Unmapped(reason, TypeText.of(type));
  }

  /**
   * Infers a permitted class's type arguments from its sealed interface's type arguments. The
   * result is empty if these don't determine all type variables of the class.
   */
  private Optional<DeclaredType> asPermittedBy(DeclaredType type, TypeElement subclass) {
    List<? extends TypeParameterElement> variables = subclass.getTypeParameters();
    if (variables.isEmpty()) {
      return Optional.of(context.types().getDeclaredType(subclass));
    }
    for (TypeMirror above : context.types().directSupertypes(subclass.asType())) {
      if (above instanceof DeclaredType declared
          && declared.asElement().equals(type.asElement())
          && declared.getTypeArguments().size() == type.getTypeArguments().size()) {
        return bind(variables, declared, type)
            .map(bound -> context.types().getDeclaredType(subclass, bound));
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
