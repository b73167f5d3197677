package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.EnumShape;

/** Writes the constants of enums. */
public final class EnumConstants {
  private EnumConstants() {}

  /**
   * Writes an expression for a constant. Where a field has the name of the enum, {@code
   * Outer.Color.RED} would mean a member of that field, and only a class literal names the enum.
   *
   * @param shape the enum
   * @param name the name of the constant in Java
   * @return the expression
   */
  public static CodeBlock of(EnumShape shape, String name) {
    return shape.hidden()
        ? CodeBlock.of("$T.valueOf($T.class,$W$S)", Enum.class, shape.type(), name)
        : CodeBlock.of("$T.$L", shape.type(), name);
  }
}
