package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A record that a signature reaches, as declared.
 *
 * @param name the record with its type arguments
 * @param text its name as people write it, such as {@code Order.Line}
 * @param local whether its faults are told there: its source is part of this compilation, and the
 *     compiler can show a place in it
 * @param reachable whether generated code can name it
 * @param deprecated whether naming it makes the compiler warn
 * @param components its components in order
 */
public record RecordDeclaration(
    TypeName name,
    String text,
    boolean local,
    boolean reachable,
    boolean deprecated,
    List<Component> components)
    implements NamedDeclaration {

  /**
   * One component of a record.
   *
   * @param place where it stands
   * @param name its name, which is the field's on the wire
   * @param type its type, type variables of the record replaced
   * @param generic whether the type as written mentions a type variable of the record, so that a
   *     fault of it is rather one of the place where the record is used
   */
  public record Component(Place place, String name, TypeDeclaration type, boolean generic) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.record(this);
  }
}
