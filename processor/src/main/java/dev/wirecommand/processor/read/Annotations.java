package dev.wirecommand.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Finds annotations and their values through the compiler's mirrors, which load none of the user's
 * classes.
 */
final class Annotations {
  /**
   * The text of a value that the compiler could not resolve, or not yet; the text of a string has
   * quotes.
   */
  private static final String UNRESOLVED = "<error>";

  private Annotations() {}

  /** Finds the annotation of a type on an element or on a use of a type. */
  static Optional<AnnotationMirror> find(AnnotatedConstruct element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** Finds a value that the source declares; a default value is not found. */
  static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether all values in the annotations of a method and its parameters are resolved: one
   * may refer to a constant that is yet to be generated.
   */
  static boolean allResolved(ExecutableElement method) {
    return isResolved(method) && method.getParameters().stream().allMatch(Annotations::isResolved);
  }

  private static boolean isUnresolved(AnnotationValue value) {
    // Eclipse's compiler has a string there, as if it were in the source.
    return value.toString().equals(UNRESOLVED)
        || (EclipseCompiler.created(value) && UNRESOLVED.equals(value.getValue()));
  }

  private static boolean isResolved(Element element) {
    return element.getAnnotationMirrors().stream()
        .flatMap(annotation -> annotation.getElementValues().values().stream())
        .noneMatch(Annotations::isUnresolved);
  }
}
