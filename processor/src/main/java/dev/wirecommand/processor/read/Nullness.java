package dev.wirecommand.processor.read;

import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** Recognizes annotations with the simple name {@code Nullable} from any package. */
final class Nullness {
  private static final Set<String> DECLARATIONS =
      Set.of("FIELD", "METHOD", "PARAMETER", "RECORD_COMPONENT");

  private static final Set<String> TYPES = Set.of("TYPE_USE");

  private Nullness() {}

  /** Returns whether a {@code Nullable} annotation applies to this use of a type. */
  static boolean ofType(AnnotatedConstruct type) {
    return find(type).isPresent();
  }

  /** Finds the {@code Nullable} annotation that applies to this use of a type. */
  static Optional<AnnotationMirror> find(AnnotatedConstruct type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      if (isNullable(annotation)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  /** Finds a {@code Nullable} annotation that applies to declarations and never to types. */
  static Optional<AnnotationMirror> findForDeclarations(Element element) {
    return find(element)
        .filter(annotation -> isForDeclarations(annotation) && !targets(annotation, TYPES));
  }

  /**
   * Returns whether a {@code Nullable} annotation applies to a declaration. The compiler may also
   * list a type annotation there, but that annotation applies only to the type next to it.
   */
  static boolean ofDeclaration(Element element) {
    return element.getAnnotationMirrors().stream()
        .anyMatch(annotation -> isNullable(annotation) && isForDeclarations(annotation));
  }

  private static boolean isNullable(AnnotationMirror annotation) {
    return annotation.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable");
  }

  private static boolean isForDeclarations(AnnotationMirror annotation) {
    return targetsOf(annotation).isEmpty() || targets(annotation, DECLARATIONS);
  }

  private static boolean targets(AnnotationMirror annotation, Set<String> wanted) {
    return targetsOf(annotation)
        .filter(targets -> targets.getValue() instanceof List<?>)
        .filter(
            targets ->
                ((List<?>) targets.getValue())
                    .stream()
                        .anyMatch(
                            value ->
                                value instanceof AnnotationValue target
                                    && target.getValue() instanceof VariableElement constant
                                    && wanted.contains(constant.getSimpleName().toString())))
        .isPresent();
  }

  private static Optional<AnnotationValue> targetsOf(AnnotationMirror annotation) {
    Element type = annotation.getAnnotationType().asElement();
    return Annotations.find(type, Target.class.getCanonicalName())
        .flatMap(target -> Annotations.value(target, "value"));
  }
}
