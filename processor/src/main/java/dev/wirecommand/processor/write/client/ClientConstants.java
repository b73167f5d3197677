package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.TypeScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes a {@code CommandName} constant for each command. A class with very many commands has them
 * in nested classes, so that no static initializer grows too large for the JIT compiler.
 */
final class ClientConstants {
  /**
   * The maximum number of constants in a class. Each constant adds 16 bytes to the static
   * initializer, so that there is room for other constants.
   */
  private static final int MOST = 256;

  private record Constant(String name, Optional<ClassName> block) {}

  private final TypeScope scope;
  private final Map<String, Constant> constants = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<TypeSpec> blocks = new ArrayList<>();

  /**
   * Creates the {@code CommandName} constants of a client.
   *
   * @param scope the names in the client
   * @param commands its commands
   */
  ClientConstants(TypeScope scope, List<Command> commands) {
    this.scope = scope;
    if (commands.size() <= MOST) {
      commands.forEach(command -> fields.add(field(command, Optional.empty(), Modifier.PRIVATE)));
      return;
    }
    for (int from = 0; from < commands.size(); from += MOST) {
      ClassName block = scope.type().nestedClass("From" + from);
      TypeSpec.Builder type =
          TypeSpec.classBuilder(block)
              .addJavadoc("The commands numbered from $L.\n", from)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addMethod(MemberJavadoc.noInstances());
      commands
          .subList(from, Math.min(from + MOST, commands.size()))
          .forEach(command -> type.addField(field(command, Optional.of(block))));
      blocks.add(type.build());
    }
  }

  private FieldSpec field(Command command, Optional<ClassName> block, Modifier... access) {
    String name = scope.fields().unique(Casing.constant(command.method()) + "_COMMAND");
    constants.put(command.name(), new Constant(name, block));
    return FieldSpec.builder(RuntimeTypes.COMMAND_NAME, name, access)
        .addJavadoc("The command '$L'.\n", command.name())
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($Z$L,$W$T.$L)",
            RuntimeTypes.COMMAND_NAME,
            StringLiterals.of(command.name()),
            RuntimeTypes.PERMISSION,
            command.write() ? "WRITE" : "READ")
        .build();
  }

  /** Returns an expression that refers to a command's constant. */
  CodeBlock of(Command command) {
    Constant constant = constant(command);
    return constant
        .block()
        .map(block -> CodeBlock.of("$T.$L", block, constant.name()))
        .orElseGet(() -> CodeBlock.of("$L", constant.name()));
  }

  private Constant constant(Command command) {
    Constant constant = constants.get(command.name());
    if (constant == null) {
      throw new IllegalArgumentException("no " + command.name() + " in " + constants.keySet());
    }
    return constant;
  }

  /**
   * Returns a scope of local names for the method that calls a command. The first name in the
   * expression of the command's constant is already used in this scope.
   */
  NameScope localsBeside(Command command) {
    NameScope locals = scope.locals();
    Constant constant = constant(command);
    locals.take(List.of(constant.block().map(ClassName::simpleName).orElse(constant.name())));
    return locals;
  }

  void addTo(TypeSpec.Builder type) {
    fields.forEach(type::addField);
    blocks.forEach(type::addType);
  }
}
