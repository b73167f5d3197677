package dev.wirecommand.processor.read;

import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Place;
import dev.wirecommand.processor.model.RecordDeclaration;
import dev.wirecommand.processor.model.RecordDeclaration.Component;
import dev.wirecommand.processor.model.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the records that signatures reach, each once. */
final class RecordReader {
  /** More forms of one generic record than any signature has that a person wrote. */
  private static final int MOST_FORMS = 64;

  private final Elements elements;
  private final Types types;
  private final Reach reach;
  private final LocalTypes local;
  private final Places places;
  private final TypeReader typeReader = new TypeReader(this);

  private final Set<TypeName> reached = new HashSet<>();
  private final Map<String, Integer> forms = new HashMap<>();
  private final Deque<DeclaredType> waiting = new ArrayDeque<>();
  private final Map<TypeName, RecordDeclaration> records = new LinkedHashMap<>();

  RecordReader(Elements elements, Types types, Reach reach, LocalTypes local, Places places) {
    this.elements = elements;
    this.types = types;
    this.reach = reach;
    this.local = local;
    this.places = places;
  }

  TypeReader typeReader() {
    return typeReader;
  }

  /**
   * Notes that a record is to be read.
   *
   * @return false if it is one of endlessly many, each with larger type arguments
   */
  boolean reach(DeclaredType type, TypeElement element) {
    if (reached.add(TypeName.get(type))) {
      String name = element.getQualifiedName().toString();
      if (forms.merge(name, 1, Integer::sum) > MOST_FORMS) {
        return false;
      }
      waiting.add(type);
    }
    return true;
  }

  /** Reads the records that were noted, and those that they lead to. */
  Map<TypeName, RecordDeclaration> readAll() {
    for (DeclaredType type = waiting.poll(); type != null; type = waiting.poll()) {
      RecordDeclaration read = read(type, (TypeElement) type.asElement());
      records.put(read.name(), read);
    }
    return records;
  }

  private RecordDeclaration read(DeclaredType type, TypeElement element) {
    List<Component> components = new ArrayList<>();
    boolean deprecated = elements.isDeprecated(element);
    for (RecordComponentElement component : element.getRecordComponents()) {
      ExecutableElement accessor = accessor(element, component);
      TypeMirror asMember = ((ExecutableType) types.asMemberOf(type, accessor)).getReturnType();
      TypeDeclaration read = typeReader.read(asMember);
      boolean generic = Variables.mentioned(component.asType()).isPresent();
      String name = component.getSimpleName().toString();
      components.add(new Component(place(element, name), name, read, generic));
      deprecated |= elements.isDeprecated(accessor);
    }
    return new RecordDeclaration(
        TypeName.get(type),
        TypeText.of(element),
        local.tellsInside(element),
        reach.reaches(element),
        deprecated,
        components);
  }

  /** The place of a component's field: a message about a component itself gets no position. */
  private Place place(TypeElement record, String component) {
    Element spot = record;
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(component)) {
        spot = field;
      }
    }
    Place place = new Place(record.getQualifiedName().toString()).inside(component);
    return places.note(place, spot);
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
