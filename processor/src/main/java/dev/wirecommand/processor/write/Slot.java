package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.WireType;
import java.util.Optional;

/** A local variable that takes one argument or field of what is being read. */
final class Slot {
  private final String local;
  private final String name;
  private final WireType type;
  private final String given;

  /**
   * A variable.
   *
   * @param local its name
   * @param name the argument's or field's name
   * @param type its type
   * @param names the names in its scope
   */
  Slot(String local, String name, WireType type, Names names) {
    this.local = local;
    this.name = name;
    this.type = type;
    this.given = type.isPrimitive() ? names.unique("has" + Names.capitalized(local)) : local;
  }

  String local() {
    return local;
  }

  String name() {
    return name;
  }

  WireType type() {
    return type;
  }

  /** The declaration of the variable; where it has no default, of one that says if it was given. */
  CodeBlock declaration(Optional<CodeBlock> defaultValue) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (defaultValue.isPresent()) {
      code.addStatement("$T $L = $L", type.javaType(), local, defaultValue.get());
    } else if (type.isOptional()) {
      code.addStatement("$T $L = $L", type.javaType(), local, OptionalCode.absent(type));
    } else if (type.isPrimitive()) {
      code.addStatement("$T $L = $L", type.javaType(), local, isBoolean() ? "false" : "0");
      code.addStatement("boolean $L = false", given);
    } else {
      code.addStatement("$T $L = null", type.javaType(), local);
    }
    return code.build();
  }

  private boolean isBoolean() {
    return type.javaType().equals(TypeName.BOOLEAN);
  }

  /** The case of a switch that takes the value. */
  CodeBlock switchCase(CodeBlock label, CodeBlock value) {
    if (type.isPrimitive()) {
      return CodeBlock.builder()
          .beginControlFlow("case $L ->", label)
          .addStatement("$L = $L", local, value)
          .addStatement("$L = true", given)
          .endControlFlow()
          .build();
    }
    return assignment(label, value);
  }

  /** The case of a switch that takes the value of a variable that has a default. */
  CodeBlock assignment(CodeBlock label, CodeBlock value) {
    return CodeBlock.builder()
        .add("case $L -> ", label)
        .addStatement("$L = $L", local, value)
        .build();
  }

  /** Throws if the value was not given; nothing where it need not be. */
  CodeBlock missing(CodeBlock exception) {
    if (type.isOptional()) {
      return CodeBlock.of("");
    }
    CodeBlock condition =
        type.isPrimitive() ? CodeBlock.of("!$L", given) : CodeBlock.of("$L == null", local);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("throw $L", exception)
        .endControlFlow()
        .build();
  }
}
