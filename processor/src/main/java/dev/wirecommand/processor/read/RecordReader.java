package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads records. */
final class RecordReader {
  private final Scope scope;
  private final TypeReader typeReader;

  RecordReader(Scope scope, TypeReader typeReader) {
    this.scope = scope;
    this.typeReader = typeReader;
  }

  RecordDeclaration read(DeclaredType type, TypeElement element) {
    List<Component> components = new ArrayList<>();
    boolean deprecated = scope.elements().isDeprecated(element);
    Set<String> hidden =
        scope.local().contains(element) ? Set.of() : scope.classFiles().nullableComponents(element);
    for (RecordComponentElement component : element.getRecordComponents()) {
      ExecutableElement accessor = accessor(element, component);
      Element field = field(element, component.getSimpleName());
      boolean nullable =
          Nullness.ofDeclaration(component)
              || Nullness.ofDeclaration(field)
              // What takes the place of a type variable takes it without its annotations.
              || Nullness.ofType(field.asType())
              || hidden.contains(component.getSimpleName().toString())
              || Nullness.ofDeclaration(accessor);
      TypeDeclaration read = typeReader.read(asMember(type, accessor, field), nullable);
      boolean generic = Variables.mentioned(component.asType()).isPresent();
      String name = component.getSimpleName().toString();
      Place place = new Place(element.getQualifiedName().toString()).inside(name);
      components.add(new Component(scope.places().note(place, field), name, read, generic));
      deprecated |= scope.elements().isDeprecated(accessor);
    }
    return new RecordDeclaration(
        TypeName.get(type),
        TypeText.of(element),
        scope.local().tellsInside(element),
        scope.reach().reaches(element),
        deprecated,
        components);
  }

  /**
   * The type of a component in a record with its type arguments: that of its field, on which
   * compilers keep annotations best.
   */
  private TypeMirror asMember(DeclaredType type, ExecutableElement accessor, Element field) {
    return field.getKind() == ElementKind.FIELD
        ? scope.types().asMemberOf(type, field)
        : ((ExecutableType) scope.types().asMemberOf(type, accessor)).getReturnType();
  }

  /** A component's field: a message about a component itself gets no position. */
  private static Element field(TypeElement record, Name component) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().equals(component)) {
        return field;
      }
    }
    return record;
  }

  private static ExecutableElement accessor(TypeElement record, RecordComponentElement component) {
    for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
      if (method.getParameters().isEmpty()
          && method.getSimpleName().equals(component.getSimpleName())) {
        return method;
      }
    }
    return component.getAccessor();
  }
}
