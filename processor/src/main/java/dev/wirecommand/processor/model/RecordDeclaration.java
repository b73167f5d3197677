package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The declaration of a record to which a command's signature refers.
 *
 * @param name the record with its type arguments
 * @param text its name as in the source, such as {@code Order.Line}
 * @param local whether its problems are reported at its own declaration: its source is part of this
 *     compilation, and the compiler can report a place in it
 * @param compiled whether its source is part of this compilation, so that the compiler reports the
 *     types that are missing in it
 * @param accessible whether generated code can name it
 * @param deprecated whether naming it makes the compiler warn
 * @param components its components in order
 */
public record RecordDeclaration(
    TypeName name,
    String text,
    boolean local,
    boolean compiled,
    boolean accessible,
    boolean deprecated,
    List<Component> components)
    implements NamedDeclaration {

  /**
   * A component of a record.
   *
   * @param place its place in the sources
   * @param name its name, which is also the field's name on the wire
   * @param type its type, with type arguments in place of the record's type variables
   * @param generic whether the declared type mentions a type variable of the record, so that its
   *     problems are reported where the record is used
   */
  public record Component(Place place, String name, TypeDeclaration type, boolean generic) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.record(this);
  }
}
