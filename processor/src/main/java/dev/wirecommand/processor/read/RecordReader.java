package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.read.TypeReader.Use;
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

/** Reads the declarations of records. */
final class RecordReader {
  private final ReaderContext context;
  private final NamedReader named;

  RecordReader(ReaderContext context, NamedReader named) {
    this.context = context;
    this.named = named;
  }

  RecordDeclaration read(DeclaredType type, TypeElement element) {
    TypeReader typeReader = named.typeReader(element);
    List<Component> components = new ArrayList<>();
    Deprecations deprecations = context.deprecations();
    boolean deprecated = deprecations.inName(element) || deprecations.inConstructors(element);
    Set<String> hidden =
        context.local().contains(element)
            ? Set.of()
            : context.classFiles().nullableComponents(element);
    for (RecordComponentElement component : element.getRecordComponents()) {
      ExecutableElement accessor = accessor(element, component);
      Element field = field(element, component.getSimpleName());
      boolean nullable =
          Nullness.ofDeclaration(component)
              || Nullness.ofDeclaration(field)
              || hidden.contains(component.getSimpleName().toString())
              || Nullness.ofDeclaration(accessor);
      TypeMirror member = asMember(type, accessor, field);
      TypeDeclaration read = typeReader.read(member, new Use(nullable, declared(accessor, field)));
      boolean generic = TypeVariables.firstIn(component.asType()).isPresent();
      String name = component.getSimpleName().toString();
      Place place = new Place(element.getQualifiedName().toString()).inside(name);
      components.add(new Component(context.places().note(place, field), name, read, generic));
      deprecated |= context.elements().isDeprecated(accessor) || deprecations.inType(member);
    }
    return new RecordDeclaration(
        context.typeNames().withoutNull(type),
        TypeText.of(element),
        context.local().reportsInside(element),
        context.local().contains(element),
        context.accessibility().canAccess(element),
        deprecated,
        components);
  }

  private static TypeMirror declared(ExecutableElement accessor, Element field) {
    return field.getKind() == ElementKind.FIELD ? field.asType() : accessor.getReturnType();
  }

  /**
   * Returns a component's type, with the record's type variables replaced by type arguments. It
   * uses the component's field because compilers keep the annotations of fields best.
   */
  private TypeMirror asMember(DeclaredType type, ExecutableElement accessor, Element field) {
    return field.getKind() == ElementKind.FIELD
        ? context.types().asMemberOf(type, field)
        : ((ExecutableType) context.types().asMemberOf(type, accessor)).getReturnType();
  }

  /**
   * Returns the field that stores a record component. Compilers show no position for a message
   * about the component itself.
   */
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
