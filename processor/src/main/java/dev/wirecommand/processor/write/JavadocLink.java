package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.CommandOwner;

/** Javadoc links from generated code to the user's sources. */
public final class JavadocLink {
  /** The maximum number of characters in each line of a link. */
  private static final int ROOM = 65;

  private JavadocLink() {}

  /** Returns a Javadoc link to a command's method, or its name where no link can be. */
  public static CodeBlock to(CommandOwner owner, Command command) {
    CodeBlock.Builder parameters = CodeBlock.builder();
    int column = owner.text().length() + command.method().length();
    for (int i = 0; i < command.signature().erased().size(); i++) {
      TypeName type = command.signature().erased().get(i);
      int width = simpleLength(type);
      boolean breaks = column + width > ROOM;
      parameters.add(i == 0 ? "$T" : breaks ? ",\n    $T" : ", $T", type);
      column = breaks ? width : column + width;
    }
    // Javadoc takes a method with the name of its class for a constructor.
    boolean isLinked = !command.method().equals(owner.name().simpleName());
    return CodeBlock.of(
        isLinked ? "{@link $T#$L($L)}" : "{@code $T.$L($L)}",
        owner.name(),
        command.method(),
        parameters.build());
  }

  private static int simpleLength(TypeName type) {
    String name = type.toString();
    return name.length() - name.lastIndexOf('.') + 2;
  }
}
