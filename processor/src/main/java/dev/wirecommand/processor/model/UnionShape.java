package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A valid sealed interface and its records.
 *
 * @param type the interface
 * @param text its name as in the source
 * @param deprecated whether naming it makes the compiler warn
 * @param alternatives its records, each with its tag and sorted by it; at least one
 */
public record UnionShape(
    TypeName type, String text, boolean deprecated, List<WireType.RecordType> alternatives)
    implements NamedShape {
  /**
   * The map key under which a record's tag is sent (section 10 of the protocol). The tag
   * distinguishes the records of a sealed interface.
   */
  public static final String TAG = "type";

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.union(this);
  }
}
