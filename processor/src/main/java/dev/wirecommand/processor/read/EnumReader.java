package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.EnumDeclaration.Constant;
import dev.wirecommand.processor.model.Place;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads the declarations of enums. */
final class EnumReader {
  private final ReaderContext context;
  private final WireNames names;

  EnumReader(ReaderContext context) {
    this.context = context;
    this.names = new WireNames(context.places());
  }

  EnumDeclaration read(TypeElement type) {
    Place place = new Place(type.getQualifiedName().toString());
    List<Constant> constants = new ArrayList<>();
    boolean deprecated = context.deprecations().inName(type);
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getKind() == ElementKind.ENUM_CONSTANT) {
        String name = field.getSimpleName().toString();
        constants.add(new Constant(name, names.read(field, name, place.inside(name))));
        deprecated |= context.elements().isDeprecated(field);
      }
    }
    return new EnumDeclaration(
        ClassName.get(type),
        TypeText.of(type),
        context.local().reportsInside(type),
        context.accessibility().canAccess(type),
        deprecated,
        isHidden(type),
        constants);
  }

  /** Returns whether a class around the enum has a field of the same name. */
  private boolean isHidden(TypeElement type) {
    for (Element e = type; e.getEnclosingElement() instanceof TypeElement outer; e = outer) {
      Name name = e.getSimpleName();
      if (ElementFilter.fieldsIn(context.elements().getAllMembers(outer)).stream()
          .anyMatch(field -> field.getSimpleName().equals(name))) {
        return true;
      }
    }
    return false;
  }
}
