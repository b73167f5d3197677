package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * The constants of a valid enum.
 *
 * @param type the enum
 * @param text its name as in the source
 * @param deprecated whether naming it or one of its constants makes the compiler warn
 * @param hidden whether a field hides its name where a constant is named (JLS 6.4.2)
 * @param constants its constants in order; at least one
 */
public record EnumShape(
    ClassName type, String text, boolean deprecated, boolean hidden, List<Constant> constants)
    implements NamedShape {
  /**
   * A constant of an enum.
   *
   * @param name its name in Java
   * @param wireName its name on the wire
   */
  public record Constant(String name, String wireName) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.enumeration(this);
  }
}
