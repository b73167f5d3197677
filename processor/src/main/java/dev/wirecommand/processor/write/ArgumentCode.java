package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The method that decodes the arguments of one command. */
final class ArgumentCode {
  private final CommandClass commands;
  private final Command command;
  private final String table;
  private final Map<Argument, FieldSpec> defaults;
  private final Decoding decoding;
  private final Names names = new Names(Locals.RESERVED);
  private final CommandParameters parameters;

  /**
   * The method of one command.
   *
   * @param table the field with the names of its arguments
   * @param defaults the fields with those defaults that are made once
   */
  ArgumentCode(
      CommandClass commands,
      Command command,
      FieldSpec table,
      Map<Argument, FieldSpec> defaults,
      Decoding decoding) {
    this.commands = commands;
    this.command = command;
    this.table = table.name();
    this.defaults = defaults;
    this.decoding = decoding;
    // A parameter of one of these names would hide what the method needs.
    names.unique(this.table);
    defaults.values().forEach(field -> names.unique(field.name()));
    for (Argument argument : command.arguments()) {
      if (argument.defaultValue().isPresent() && argument.type() instanceof EnumType type) {
        names.unique(type.javaType().topLevelClassName().simpleName());
      }
    }
    this.parameters = new CommandParameters(command, names);
  }

  /**
   * Writes the method.
   *
   * @param name its name
   * @param call the method that takes the decoded arguments
   */
  MethodSpec decode(String name, MethodSpec call) {
    List<Slot> slots = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      slots.add(new Slot(parameters.local(argument), argument.name(), argument.type(), names));
    }
    String in = names.unique("in");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Prepares $L.\n", Javadoc.link(commands.owner(), command))
            .addModifiers(Modifier.PRIVATE)
            .returns(RuntimeTypes.PREPARED_CALL)
            .addParameter(RuntimeTypes.CBOR_READER, in);
    parameters.addGiven(method);
    for (int i = 0; i < slots.size(); i++) {
      method.addCode(slots.get(i).declaration(defaultValue(command.arguments().get(i))));
    }
    method.addCode(loop(slots, in));
    for (int i = 0; i < slots.size(); i++) {
      if (command.arguments().get(i).required()) {
        method.addCode(
            slots
                .get(i)
                .missing(
                    CodeBlock.of(
                        "$T.missing($S,$W$S)",
                        RuntimeTypes.ARGUMENT_ERRORS,
                        command.name(),
                        slots.get(i).name())));
      }
    }
    return method.addStatement("return $L($L)", call.name(), parameters.joined()).build();
  }

  private CodeBlock loop(List<Slot> slots, String in) {
    String left = names.unique("left");
    String argument = names.unique("argument");
    String e = names.unique("e");
    CodeBlock.Builder loop = CodeBlock.builder();
    loop.beginControlFlow("for (int $1L = $2L.readMapHeader(); $1L > 0; $1L--)", left, in);
    loop.addStatement("int $L = $L.readName($L)", argument, in, table);
    loop.beginControlFlow("try");
    loop.beginControlFlow("switch ($L)", argument);
    for (int i = 0; i < slots.size(); i++) {
      loop.add(switchCase(i, slots.get(i), command.arguments().get(i), in));
    }
    loop.add("default -> ");
    loop.addStatement(
        "throw $T.unknown($S, $L,$W$L)", RuntimeTypes.ARGUMENT_ERRORS, command.name(), in, table);
    loop.endControlFlow();
    loop.nextControlFlow("catch ($T $L)", RuntimeTypes.CBOR_EXCEPTION, e);
    loop.addStatement(
        "throw $T.invalid($S,$W$L.name($L), $L)",
        RuntimeTypes.ARGUMENT_ERRORS,
        command.name(),
        table,
        argument,
        e);
    loop.endControlFlow();
    loop.endControlFlow();
    return loop.build();
  }

  private CodeBlock switchCase(int ordinal, Slot slot, Argument argument, String in) {
    CodeBlock label = CodeBlock.of("$L", ordinal);
    CodeBlock read = decoding.read(slot.type(), in);
    Optional<CodeBlock> defaultValue = defaultValue(argument);
    return defaultValue.isPresent()
        ? slot.assignment(
            label, CodeBlock.of("$L.tryReadNull()$W? $L$W: $L", in, defaultValue.get(), read))
        : slot.switchCase(label, read);
  }

  private Optional<CodeBlock> defaultValue(Argument argument) {
    FieldSpec made = defaults.get(argument);
    if (made != null) {
      return Optional.of(CodeBlock.of("$L", made.name()));
    }
    return argument
        .defaultValue()
        .map(
            value ->
                argument.type() instanceof ScalarType scalar
                    ? ScalarCode.constant(scalar.scalar(), value)
                    : CodeBlock.of("$T.$L", argument.type().javaType(), value));
  }
}
