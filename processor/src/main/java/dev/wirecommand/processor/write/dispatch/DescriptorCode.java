package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.EnumShape;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.schema.TypeRules;
import dev.wirecommand.processor.write.value.ScalarCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the descriptors of commands, and the table of the types that they name. */
final class DescriptorCode {
  /** The name of the field with the table of types. */
  static final String TYPES = "TYPES";

  /**
   * The maximum number of characters in a string constant. A class file limits it to 65,535 bytes,
   * and a character takes up to three.
   */
  private static final int MOST_CHARACTERS = 16_000;

  private final CommandClass commands;
  private final TypeRules types;

  DescriptorCode(CommandClass commands) {
    this.commands = commands;
    this.types = new TypeRules(commands);
  }

  /** Returns the field with the table of types; empty if there are none. */
  Optional<FieldSpec> table() {
    if (types.rules().isEmpty()) {
      return Optional.empty();
    }
    CodeBlock.Builder table = CodeBlock.builder().add("$T.builder()$>$>", RuntimeTypes.TYPE_TABLE);
    types
        .rules()
        .forEach(
            (name, type) ->
                table.add("\n.rule($S,$W$L)", name, CodeBlock.join(parts(type), ",$W")));
    return Optional.of(
        FieldSpec.builder(
                RuntimeTypes.TYPE_TABLE, TYPES, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The types that the descriptors name.\n")
            .initializer(table.add("\n.build()$<$<").build())
            .build());
  }

  private static List<CodeBlock> parts(String text) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); from += MOST_CHARACTERS) {
      int to = Math.min(from + MOST_CHARACTERS, text.length());
      parts.add(StringLiterals.wrapped(text.substring(from, to)));
    }
    return parts;
  }

  /**
   * Writes the method that describes a command.
   *
   * @param name the method's name
   */
  MethodSpec method(String name, Command command) {
    String result = types.result(command);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "return $T.builder($S, $T.$L)$>$>",
                RuntimeTypes.COMMAND_DESCRIPTOR,
                command.name(),
                RuntimeTypes.PERMISSION,
                command.write() ? "WRITE" : "READ");
    if (types.isNamedIn(result)
        || command.arguments().stream().map(types::argument).anyMatch(types::isNamedIn)) {
      code.add("\n.types($L)", TYPES);
    }
    for (Argument argument : command.arguments()) {
      code.add("\n.argument($>$>\n$L$<$<)", argument(argument));
    }
    if (command.data().isPresent()) {
      code.add("\n.data()");
    }
    code.add(
        "\n.result($T.$L,$W$L)",
        RuntimeTypes.RESULT_FORM,
        command.kind().form(),
        StringLiterals.wrapped(result));
    if (command.onConnectionThread()) {
      code.add("\n.nonBlocking()");
    }
    if (command.deadlineMillis() > 0) {
      code.add("\n.deadlineMillis($L)", millis(command.deadlineMillis()));
    }
    code.add(description(command.documentation().description()));
    MethodSpec method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.COMMAND_DESCRIPTOR)
            .addCode(code.add("\n.build();$<$<\n").build())
            .build();
    return MemberJavadoc.on(method, "Describes '" + command.name() + "'.", "the descriptor");
  }

  private static String millis(long millis) {
    return millis == (int) millis ? Long.toString(millis) : millis + "L";
  }

  private static CodeBlock description(String text) {
    return text.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of("\n.description($L)", StringLiterals.wrapped(text));
  }

  private CodeBlock argument(Argument argument) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$T.builder($S,$W$L)$>$>",
                RuntimeTypes.ARGUMENT_DESCRIPTOR,
                argument.name(),
                StringLiterals.wrapped(types.argument(argument)));
    if (argument.defaultValue().isPresent()) {
      code.add(
          "\n.defaultValue($L)", defaultValue(argument, argument.defaultValue().orElseThrow()));
    } else if (!argument.required()) {
      code.add("\n.optional()");
    }
    return code.add(description(argument.documentation())).add("\n.build()$<$<").build();
  }

  /** Returns an expression for what a caller would send in the place of the default. */
  private CodeBlock defaultValue(Argument argument, String value) {
    if (argument.type() instanceof ScalarType type) {
      return switch (type.scalar()) {
        case BOOLEAN, BYTE, SHORT, INT -> CodeBlock.of("$L", value);
        // Without the letter, a whole number would be an integer.
        case DOUBLE -> CodeBlock.of("$Ld", value);
        case LONG, FLOAT, BIG_INTEGER, UUID -> ScalarCode.constant(type.scalar(), value);
        case INSTANT -> StringLiterals.wrapped(Instant.parse(value).toString());
        case DURATION -> StringLiterals.wrapped(Duration.parse(value).toString());
        default -> StringLiterals.wrapped(value);
      };
    }
    return StringLiterals.wrapped(wireName((EnumType) argument.type(), value));
  }

  private String wireName(EnumType type, String constant) {
    return commands.shape(type).constants().stream()
        .filter(candidate -> candidate.name().equals(constant))
        .map(EnumShape.Constant::wireName)
        .findFirst()
        .orElse(constant);
  }
}
