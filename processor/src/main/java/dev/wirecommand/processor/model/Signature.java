package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * The Java types of a method's result and parameters.
 *
 * @param result the return type, with the annotations of types that may be null
 * @param parameters the types of the parameters, as a member of the class that is read; likewise
 * @param erased the erased types of the declared parameters, for links in Javadoc
 * @param resultAnnotation the annotation of the method that says that the result may be null, if
 *     the type has none
 * @param parameterAnnotations the annotations of the parameters that say the same
 * @param deprecated whether naming one of the types, or a codec of one, makes the compiler warn
 */
public record Signature(
    TypeName result,
    List<TypeName> parameters,
    List<TypeName> erased,
    Optional<ClassName> resultAnnotation,
    List<Optional<ClassName>> parameterAnnotations,
    boolean deprecated) {
  /**
   * Returns the number of places that the parameters take in a method's frame.
   *
   * @return two for each {@code long} and {@code double}, and one for each other parameter
   */
  public int slots() {
    return parameters.stream()
        .mapToInt(type -> type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE) ? 2 : 1)
        .sum();
  }
}
