package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A sealed interface that a signature reaches, as declared.
 *
 * @param name its name with type arguments
 * @param text its name as people write it
 * @param local whether its source is part of this compilation, so that its faults are told there
 * @param reachable whether generated code can name it
 * @param deprecated whether naming it makes the compiler warn
 * @param alternatives what it permits in the end, in the order of their tags
 */
public record UnionDeclaration(
    TypeName name,
    String text,
    boolean local,
    boolean reachable,
    boolean deprecated,
    List<Alternative> alternatives)
    implements NamedDeclaration {

  /**
   * One permitted class.
   *
   * @param place where it stands
   * @param tag its name on the wire, and where that is said
   * @param type the class, a record if it is sound
   */
  public record Alternative(Place place, ParameterDeclaration.Text tag, TypeDeclaration type) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.union(this);
  }
}
