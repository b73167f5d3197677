package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandOwner;

/** Links from generated code to the sources that it is for. */
final class Javadoc {
  /** What a line has room for beside the words around the link. */
  private static final int ROOM = 65;

  private Javadoc() {}

  /** A link to the method of a command. */
  static CodeBlock link(CommandOwner owner, Command command) {
    CodeBlock.Builder parameters = CodeBlock.builder();
    int column = owner.text().length() + command.method().length();
    for (int i = 0; i < command.signature().erased().size(); i++) {
      TypeName type = command.signature().erased().get(i);
      int width = simpleLength(type);
      boolean breaks = column + width > ROOM;
      parameters.add(i == 0 ? "$T" : breaks ? ",\n    $T" : ", $T", type);
      column = breaks ? width : column + width;
    }
    return CodeBlock.of("{@link $T#$L($L)}", owner.name(), command.method(), parameters.build());
  }

  private static int simpleLength(TypeName type) {
    String name = type.toString();
    return name.length() - name.lastIndexOf('.') + 2;
  }

  static ClassName erased(TypeName type) {
    return type instanceof ParameterizedTypeName generic ? generic.rawType() : (ClassName) type;
  }
}
