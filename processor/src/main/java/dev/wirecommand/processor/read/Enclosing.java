package dev.wirecommand.processor.read;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What elements stand in. */
final class Enclosing {
  private Enclosing() {}

  /** The class that declares a method. */
  static TypeElement typeOf(ExecutableElement method) {
    return (TypeElement) elementOf(method);
  }

  /** What an element stands in that is no module. */
  static Element elementOf(Element element) {
    return Objects.requireNonNull(element.getEnclosingElement());
  }

  static PackageElement packageOf(TypeElement type) {
    Element e = type;
    while (!(e instanceof PackageElement)) {
      e = elementOf(e);
    }
    return (PackageElement) e;
  }

  /** The class itself, or the outermost of those around it. */
  static TypeElement outermost(TypeElement type) {
    TypeElement outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    return outermost;
  }
}
