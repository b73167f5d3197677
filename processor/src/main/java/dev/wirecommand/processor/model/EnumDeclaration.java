package dev.wirecommand.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The declaration of an enum to which a command's signature refers.
 *
 * @param name its name
 * @param text its name as in the source
 * @param local whether its source is part of this compilation, so that its problems are reported
 *     there
 * @param accessible whether generated code can name it
 * @param deprecated whether naming it or one of its constants makes the compiler warn
 * @param hidden whether a field hides its name where a constant is named (JLS 6.4.2)
 * @param constants its constants in order
 */
public record EnumDeclaration(
    TypeName name,
    String text,
    boolean local,
    boolean accessible,
    boolean deprecated,
    boolean hidden,
    List<Constant> constants)
    implements NamedDeclaration {

  /**
   * A constant of an enum.
   *
   * @param name its name in Java
   * @param wireName its name on the wire, and the place that declares it
   */
  public record Constant(String name, ParameterDeclaration.Text wireName) {}

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.enumeration(this);
  }
}
