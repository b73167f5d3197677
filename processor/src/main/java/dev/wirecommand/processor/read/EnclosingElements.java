package dev.wirecommand.processor.read;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Looks up the classes and the package that enclose an element. */
final class EnclosingElements {
  private EnclosingElements() {}

  /** Returns the class that declares a method. */
  static TypeElement typeOf(ExecutableElement method) {
    return (TypeElement) elementOf(method);
  }

  /** Returns the element that encloses another element. The other element must not be a module. */
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

  /**
   * Returns the outermost class around a class. For a top-level class, it returns the class itself.
   */
  static TypeElement outermost(TypeElement type) {
    TypeElement outermost = type;
    while (outermost.getEnclosingElement() instanceof TypeElement outer) {
      outermost = outer;
    }
    return outermost;
  }
}
