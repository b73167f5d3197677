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
 * @param narrowed whether the method of the class returns a narrower type
 * @param resultAnnotation the annotation of the method that says that the result may be null, if
 *     the type has none
 * @param parameterAnnotations the annotations of the parameters that say the same
 * @param nullScope the annotation that a method of the generated class needs so that types without
 *     one mean the same as in the declared method
 * @param deprecated whether naming one of the types, or a codec of one, or overriding the method
 *     makes the compiler warn
 */
public record Signature(
    TypeName result,
    List<TypeName> parameters,
    List<TypeName> erased,
    boolean narrowed,
    Optional<ClassName> resultAnnotation,
    List<Optional<ClassName>> parameterAnnotations,
    Optional<ClassName> nullScope,
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
