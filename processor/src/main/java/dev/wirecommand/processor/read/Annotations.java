package dev.wirecommand.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Annotations as the compiler has them; loads none of the user's classes. */
final class Annotations {
  /** How a value prints that the compiler could not work out, or not yet; a string has quotes. */
  private static final String UNRESOLVED = "<error>";

  private Annotations() {}

  /** The annotation of that type on an element or on a use of a type. */
  static Optional<AnnotationMirror> find(AnnotatedConstruct element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** A value that is written in an annotation, as opposed to one that it has by default. */
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
   * Whether all values in the annotations of a method and its parameters are known: one may refer
   * to a constant that is yet to be generated.
   */
  static boolean allResolved(ExecutableElement method) {
    return isResolved(method) && method.getParameters().stream().allMatch(Annotations::isResolved);
  }

  private static boolean isUnresolved(AnnotationValue value) {
    // Eclipse's compiler has a string there, as if somebody had written it.
    return value.toString().equals(UNRESOLVED)
        || (Eclipse.made(value) && UNRESOLVED.equals(value.getValue()));
  }

  private static boolean isResolved(Element element) {
    return element.getAnnotationMirrors().stream()
        .flatMap(annotation -> annotation.getElementValues().values().stream())
        .noneMatch(Annotations::isUnresolved);
  }
}
