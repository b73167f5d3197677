package dev.wirecommand.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Reads annotations and their values. It uses the compiler's mirrors and loads no class of the
 * user.
 */
final class Annotations {
  /**
   * The compiler's text for an annotation value that is unresolved in this round. The text of a
   * string value differs because it has quotes.
   */
  private static final String UNRESOLVED = "<error>";

  private Annotations() {}

  /** Looks up an annotation of an element or a type use by the annotation's qualified name. */
  static Optional<AnnotationMirror> find(AnnotatedConstruct element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the value that an annotation sets for one of its elements. The result is empty for a
   * default value.
   */
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
   * Returns the value that an annotation sets for one of its elements. The result is empty also if
   * the compiler has not resolved the value.
   */
  static Optional<AnnotationValue> resolvedValue(AnnotationMirror annotation, String name) {
    return value(annotation, name).filter(value -> !isUnresolved(value));
  }

  /**
   * Returns whether the compiler resolved all annotation values of a method and of its parameters.
   * A value may refer to a constant that is generated in a later round.
   */
  static boolean allResolved(ExecutableElement method) {
    return isResolved(method) && method.getParameters().stream().allMatch(Annotations::isResolved);
  }

  /** Likewise for a type and, if it is an enum, its constants. */
  static boolean allResolved(TypeElement type) {
    return isResolved(type)
        && type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .allMatch(Annotations::isResolved);
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
