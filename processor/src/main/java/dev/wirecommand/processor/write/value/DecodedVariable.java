package dev.wirecommand.processor.write.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.NameScope;
import java.util.Optional;

/** A local variable of a generated method, for one decoded argument or field. */
public final class DecodedVariable {
  private final String local;
  private final String name;
  private final WireType type;
  private final String presence;

  /**
   * Creates a variable.
   *
   * @param local its name
   * @param name the argument's or field's name
   * @param type its type
   * @param names the names in its scope
   */
  public DecodedVariable(String local, String name, WireType type, NameScope names) {
    this.local = local;
    this.name = name;
    this.type = type;
    this.presence = type.isPrimitive() ? names.unique("has" + Casing.capitalized(local)) : local;
  }

  String local() {
    return local;
  }

  public String name() {
    return name;
  }

  public WireType type() {
    return type;
  }

  /**
   * Returns the declaration of the variable. For a primitive variable without a default, also
   * declares a flag that shows whether a value was read.
   */
  public CodeBlock declaration(Optional<CodeBlock> defaultValue) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (defaultValue.isPresent()) {
      code.addStatement("$T $L = $L", type.localType(), local, defaultValue.get());
    } else if (type.isOptional()) {
      code.addStatement("$T $L = $L", type.localType(), local, OptionalCode.absent(type));
    } else if (type.isPrimitive()) {
      code.addStatement("$T $L = $L", type.localType(), local, isBoolean() ? "false" : "0");
      code.addStatement("boolean $L = false", presence);
    } else {
      code.addStatement("$T $L = null", type.localType(), local);
    }
    return code.build();
  }

  private boolean isBoolean() {
    return type.javaType().equals(TypeName.BOOLEAN);
  }

  /**
   * Returns a switch case that assigns a decoded value to the variable. It also sets the flag of a
   * primitive variable.
   */
  public CodeBlock switchCase(CodeBlock label, CodeBlock value) {
    if (type.isPrimitive()) {
      return CodeBlock.builder()
          .beginControlFlow("case $L ->", label)
          .addStatement("$L = $L", local, value)
          .addStatement("$L = true", presence)
          .endControlFlow()
          .build();
    }
    return assignment(label, value);
  }

  /**
   * Returns a switch case that assigns a decoded value to the variable and does nothing else. A
   * variable with a default, for example, has no flag to set.
   */
  public CodeBlock assignment(CodeBlock label, CodeBlock value) {
    return CodeBlock.builder()
        .add("case $L -> ", label)
        .addStatement("$L = $L", local, value)
        .build();
  }

  /** Returns a statement that throws an exception if a required value is missing. */
  public CodeBlock missing(CodeBlock exception) {
    if (type.isOptional()) {
      return CodeBlock.of("");
    }
    CodeBlock condition =
        type.isPrimitive() ? CodeBlock.of("!$L", presence) : CodeBlock.of("$L == null", local);
    return CodeBlock.builder()
        .beginControlFlow("if ($L)", condition)
        .addStatement("throw $L", exception)
        .endControlFlow()
        .build();
  }
}
