package dev.wirecommand.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Determines where JSpecify's annotations say that a type without an annotation can't be null. The
 * innermost annotation counts, from a method outwards to its module.
 */
final class NullScopes {
  private static final String MARKED = "org.jspecify.annotations.NullMarked";
  private static final String UNMARKED = "org.jspecify.annotations.NullUnmarked";

  private final TypeLookup lookup;
  private final TypeElement type;

  /**
   * Creates an instance for one class.
   *
   * @param lookup determines what the class can refer to
   * @param type the class
   */
  NullScopes(TypeLookup lookup, TypeElement type) {
    this.lookup = lookup;
    this.type = type;
  }

  /**
   * Returns the annotation with which a generated top-level class in the package of the class is
   * like the class. It is empty if the class is like its package.
   */
  Optional<ClassName> ofClass() {
    return difference(type, EnclosingElements.packageOf(type));
  }

  /**
   * Returns the annotation with which a method of the generated class is like a method that the
   * class has or inherits. It is empty if the method is like the class.
   */
  Optional<ClassName> ofMethod(Element method) {
    return difference(method, type);
  }

  private Optional<ClassName> difference(Element inside, Element around) {
    boolean marked = isMarked(inside);
    if (marked == isMarked(around)) {
      return Optional.empty();
    }
    String name = marked ? MARKED : UNMARKED;
    return lookup.canSee(type, name) ? Optional.of(ClassName.bestGuess(name)) : Optional.empty();
  }

  private static boolean isMarked(Element element) {
    for (@Nullable Element e = element; e != null; e = e.getEnclosingElement()) {
      if (Annotations.find(e, MARKED).isPresent()) {
        return true;
      }
      if (Annotations.find(e, UNMARKED).isPresent()) {
        return false;
      }
    }
    return false;
  }
}
