package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.schema.Cddl;
import dev.wirecommand.processor.write.value.Decoding;
import dev.wirecommand.processor.write.value.Encoding;
import dev.wirecommand.processor.write.value.NameTableCode;
import dev.wirecommand.processor.write.value.ScalarCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Generates the fields and methods of a dispatch class for each command. In a large dispatch, these
 * members are in nested classes.
 */
final class CommandCode {
  /** An expression that creates the exception for an unknown command ordinal. */
  static final CodeBlock NO_SUCH_COMMAND =
      CodeBlock.of("new $T($S + ordinal)", IllegalArgumentException.class, "no such command: ");

  private final CommandClass commands;
  private final Decoding decoding;
  private final Encoding encoding;
  private final NameScope methodNames;
  private final NameScope fieldNames;

  CommandCode(
      CommandClass commands,
      Decoding decoding,
      Encoding encoding,
      NameScope methodNames,
      NameScope fieldNames) {
    this.commands = commands;
    this.decoding = decoding;
    this.encoding = encoding;
    this.methodNames = methodNames;
    this.fieldNames = fieldNames;
  }

  /**
   * The members that one generated class contains for its commands.
   *
   * @param fields the tables of argument names, and the defaults that are created only once
   * @param methods the methods
   * @param descriptors an expression for each command's descriptor
   * @param prepare the body of {@code prepare}
   */
  record Members(
      List<FieldSpec> fields,
      List<MethodSpec> methods,
      List<CodeBlock> descriptors,
      CodeBlock prepare) {}

  Members write(List<Command> block) {
    List<FieldSpec> fields = new ArrayList<>();
    List<MethodSpec> methods = new ArrayList<>();
    List<CodeBlock> descriptors = new ArrayList<>();
    CodeBlock.Builder prepare = CodeBlock.builder().add("return switch (ordinal) {$>\n");
    for (int i = 0; i < block.size(); i++) {
      Command command = block.get(i);
      String method = methodNames.unique(command.method());
      MethodSpec descriptor = describe(command);
      descriptors.add(CodeBlock.of("$L()", descriptor.name()));
      prepare.add("case $L -> ", i);
      if (command.arguments().isEmpty()) {
        methods.add(new CallCode(commands, command, encoding).plain(method));
      } else {
        FieldSpec table = table(command);
        fields.add(table);
        Map<Argument, FieldSpec> defaults = defaults(command);
        fields.addAll(defaults.values());
        MethodSpec call =
            new CallCode(commands, command, encoding)
                .withArguments(methodNames.unique("call" + Casing.capitalized(command.method())));
        methods.add(
            new ArgumentCode(commands, command, table, defaults, decoding).decode(method, call));
        methods.add(call);
      }
      methods.add(descriptor);
      prepare.addStatement(
          "$L($L)",
          method,
          CommandParameters.prepareArguments(command, "arguments", "context", "data"));
    }
    prepare.add("default -> throw $L;\n$<};\n", NO_SUCH_COMMAND);
    return new Members(fields, methods, descriptors, prepare.build());
  }

  private FieldSpec table(Command command) {
    String name = fieldNames.unique(Casing.constant(command.method()) + "_ARGUMENTS");
    return FieldSpec.builder(
            RuntimeTypes.NAME_TABLE, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$L", NameTableCode.of(command.arguments().stream().map(Argument::name).toList()))
        .build();
  }

  /** Returns whether an argument has a default value that is kept in a constant. */
  static boolean hasMadeDefault(Argument argument) {
    return argument.defaultValue().isPresent()
        && argument.type() instanceof ScalarType type
        && ScalarCode.isMade(type.scalar());
  }

  private Map<Argument, FieldSpec> defaults(Command command) {
    Map<Argument, FieldSpec> defaults = new LinkedHashMap<>();
    for (Argument argument : command.arguments()) {
      if (hasMadeDefault(argument) && argument.type() instanceof ScalarType type) {
        String name =
            Casing.constant(command.method())
                + "_"
                + Casing.constant(argument.local())
                + "_DEFAULT";
        defaults.put(
            argument,
            FieldSpec.builder(
                    type.javaType(),
                    fieldNames.unique(name),
                    Modifier.PRIVATE,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .initializer(
                    ScalarCode.constant(type.scalar(), argument.defaultValue().orElseThrow()))
                .build());
      }
    }
    return defaults;
  }

  private MethodSpec describe(Command command) {
    String name = methodNames.unique("describe" + Casing.capitalized(command.method()));
    List<CodeBlock> arguments = command.arguments().stream().map(this::describe).toList();
    CodeBlock list =
        arguments.isEmpty()
            ? CodeBlock.of("$T.of()", List.class)
            : CodeBlock.of("$T.of($>$>\n$L$<$<)", List.class, CodeBlock.join(arguments, ",\n"));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(RuntimeTypes.COMMAND_DESCRIPTOR)
        .addCode(
            "return new $T($>$>\n$S,\n$T.$L,\n$L,\n$L,\n$L,\n$T.$L,\n$L,\n$L,\n$L);$<$<\n",
            RuntimeTypes.COMMAND_DESCRIPTOR,
            command.name(),
            RuntimeTypes.PERMISSION,
            command.write() ? "WRITE" : "READ",
            list,
            command.data().isPresent(),
            StringLiterals.wrapped(Cddl.ofResult(command, commands)),
            RuntimeTypes.RESULT_FORM,
            command.kind().form(),
            command.onConnectionThread(),
            millis(command.deadlineMillis()),
            StringLiterals.wrapped(command.documentation()))
        .build();
  }

  private static String millis(long millis) {
    return millis == (int) millis ? Long.toString(millis) : millis + "L";
  }

  private CodeBlock describe(Argument argument) {
    return CodeBlock.of(
        "new $T($S,$W$L,$W$L,$W$L)",
        RuntimeTypes.ARGUMENT_DESCRIPTOR,
        argument.name(),
        StringLiterals.wrapped(Cddl.ofArgument(argument.type(), commands)),
        argument.required(),
        StringLiterals.wrapped(argument.documentation()));
  }
}
