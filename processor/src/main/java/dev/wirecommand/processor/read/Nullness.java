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

  private Nullness() {}

  /** Returns whether a {@code Nullable} annotation applies to this use of a type. */
  static boolean ofType(AnnotatedConstruct type) {
    return type.getAnnotationMirrors().stream().anyMatch(Nullness::isNullable);
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
    Element type = annotation.getAnnotationType().asElement();
    Optional<AnnotationValue> targets =
        Annotations.find(type, Target.class.getCanonicalName())
            .flatMap(target -> Annotations.value(target, "value"));
    if (targets.isEmpty()) {
      return true;
    }
    return targets.get().getValue() instanceof List<?> list
        && list.stream()
            .anyMatch(
                value ->
                    value instanceof AnnotationValue target
                        && target.getValue() instanceof VariableElement constant
                        && DECLARATIONS.contains(constant.getSimpleName().toString()));
  }
}
