package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandOwner;

/** Links from generated code to the sources that it is for. */
final class Javadoc {
  private Javadoc() {}

  /** A link to the method of a command. */
  static CodeBlock link(CommandOwner owner, Command command) {
    CodeBlock parameters =
        command.signature().erased().stream()
            .map(type -> CodeBlock.of("$T", type))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("{@link $T#$L($L)}", owner.name(), command.method(), parameters);
  }

  static ClassName erased(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : (ClassName) type;
  }
}
