package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The fields of a valid record.
 *
 * @param type the record with its type arguments
 * @param text its name as in the source, such as {@code Order.Line}
 * @param deprecated whether naming it makes the compiler warn
 * @param fields its components in order
 */
public record RecordShape(TypeName type, String text, boolean deprecated, List<Field> fields)
    implements NamedShape {

  /**
   * A field of a record.
   *
   * @param name its name, in Java and on the wire
   * @param type its type; a field of an optional type may be left out
   */
  public record Field(String name, WireType type) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.record(this);
  }
}
