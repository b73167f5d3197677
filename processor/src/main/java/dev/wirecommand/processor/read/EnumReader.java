package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.EnumDeclaration.Constant;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads enums. */
final class EnumReader {
  private final Scope scope;
  private final WireNames names;

  EnumReader(Scope scope) {
    this.scope = scope;
    this.names = new WireNames(scope.places());
  }

  EnumDeclaration read(TypeElement type) {
    Place place = new Place(type.getQualifiedName().toString());
    List<Constant> constants = new ArrayList<>();
    boolean deprecated = scope.elements().isDeprecated(type);
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getKind() == ElementKind.ENUM_CONSTANT) {
        String name = field.getSimpleName().toString();
        constants.add(new Constant(name, names.read(field, name, place.inside(name))));
        deprecated |= scope.elements().isDeprecated(field);
      }
    }
    return new EnumDeclaration(
        ClassName.get(type),
        TypeText.of(type),
        scope.local().tellsInside(type),
        scope.reach().reaches(type),
        deprecated,
        constants);
  }
}
