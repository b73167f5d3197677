package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The commands as a client calls them, each a constant. Those of a class with very many are in
 * nested classes, so that no static initialiser grows over what the JIT compiles.
 */
final class ClientConstants {
  /** Of 16 bytes each, they leave room for what else is made once. */
  private static final int MOST = 256;

  private record Constant(String name, Optional<ClassName> block) {}

  private final Names fieldNames;
  private final Map<String, Constant> constants = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<TypeSpec> blocks = new ArrayList<>();

  /**
   * The constants of a client.
   *
   * @param host the client
   * @param fieldNames the names of its fields
   * @param commands its commands
   */
  ClientConstants(ClassName host, Names fieldNames, List<Command> commands) {
    this.fieldNames = fieldNames;
    if (commands.size() <= MOST) {
      commands.forEach(command -> fields.add(field(command, Optional.empty(), Modifier.PRIVATE)));
      return;
    }
    for (int from = 0; from < commands.size(); from += MOST) {
      ClassName block = host.nestedClass("From" + from);
      TypeSpec.Builder type =
          TypeSpec.classBuilder(block)
              .addJavadoc("The commands numbered from $L.\n", from)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
      commands
          .subList(from, Math.min(from + MOST, commands.size()))
          .forEach(command -> type.addField(field(command, Optional.of(block))));
      blocks.add(type.build());
    }
  }

  private FieldSpec field(Command command, Optional<ClassName> block, Modifier... access) {
    String name = fieldNames.unique(Names.constant(command.method()) + "_COMMAND");
    constants.put(command.name(), new Constant(name, block));
    return FieldSpec.builder(RuntimeTypes.COMMAND_NAME, name, access)
        .addModifiers(Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "new $T($Z$S,$W$T.$L)",
            RuntimeTypes.COMMAND_NAME,
            command.name(),
            RuntimeTypes.PERMISSION,
            command.write() ? "WRITE" : "READ")
        .build();
  }

  /** An expression for a command. */
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

  /** The names that a method which has this expression must not give to anything else. */
  Names localsBeside(Command command) {
    Names locals = new Names(Locals.RESERVED);
    Constant constant = constant(command);
    locals.unique(constant.block().map(ClassName::simpleName).orElse(constant.name()));
    return locals;
  }

  void addTo(TypeSpec.Builder type) {
    fields.forEach(type::addField);
    blocks.forEach(type::addType);
  }
}
