package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The declaration of a sealed interface that is used in a command's signature.
 *
 * @param name its name with type arguments
 * @param text its name as in the source
 * @param local whether its source is part of this compilation, so that its problems are reported
 *     there
 * @param accessible whether generated code can name it
 * @param deprecated whether naming it makes the compiler warn
 * @param alternatives the classes that implement it, sorted by tag
 */
public record UnionDeclaration(
    TypeName name,
    String text,
    boolean local,
    boolean accessible,
    boolean deprecated,
    List<Alternative> alternatives)
    implements NamedDeclaration {

  /**
   * A class that a sealed interface permits.
   *
   * @param place its place in the sources
   * @param tag its name on the wire, and the place that declares it
   * @param type the class; a record if it is valid
   */
  public record Alternative(Place place, ParameterDeclaration.Text tag, TypeDeclaration type) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.union(this);
  }
}
