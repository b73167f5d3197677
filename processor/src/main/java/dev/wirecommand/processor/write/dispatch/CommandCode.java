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
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.TypeScope;
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
  private final TypeScope scope;
  private final DescriptorCode descriptors;

  CommandCode(
      CommandClass commands,
      Decoding decoding,
      Encoding encoding,
      TypeScope scope,
      DescriptorCode descriptors) {
    this.commands = commands;
    this.decoding = decoding;
    this.encoding = encoding;
    this.scope = scope;
    this.descriptors = descriptors;
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
    List<CodeBlock> described = new ArrayList<>();
    CodeBlock.Builder prepare = CodeBlock.builder().add("return switch (ordinal) {$>\n");
    for (int i = 0; i < block.size(); i++) {
      Command command = block.get(i);
      String method = scope.methods().unique(command.method());
      MethodSpec descriptor =
          descriptors.method(
              scope.methods().unique("describe" + Casing.capitalized(command.method())), command);
      described.add(CodeBlock.of("$L()", descriptor.name()));
      prepare.add("case $L -> ", i);
      if (command.arguments().isEmpty()) {
        methods.add(new CallCode(commands, command, encoding, scope.locals()).plain(method));
      } else {
        FieldSpec table = table(command);
        fields.add(table);
        Map<Argument, FieldSpec> defaults = defaults(command);
        fields.addAll(defaults.values());
        MethodSpec call =
            new CallCode(commands, command, encoding, scope.locals())
                .withArguments(
                    scope.methods().unique("call" + Casing.capitalized(command.method())));
        methods.add(
            new ArgumentCode(commands, command, table, defaults, decoding, scope.locals())
                .decode(method, call));
        methods.add(call);
      }
      methods.add(descriptor);
      prepare.addStatement(
          "$L($L)",
          method,
          CommandParameters.prepareArguments(command, "arguments", "context", "data"));
    }
    prepare.add("default -> throw $L;\n$<};\n", NO_SUCH_COMMAND);
    return new Members(fields, methods, described, prepare.build());
  }

  private FieldSpec table(Command command) {
    String name = scope.fields().unique(Casing.constant(command.method()) + "_ARGUMENTS");
    return FieldSpec.builder(
            RuntimeTypes.NAME_TABLE, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The names of the arguments of '$L'.\n", command.name())
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
                    scope.fields().unique(name),
                    Modifier.PRIVATE,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .addJavadoc(
                    "The default of the argument '$L' of '$L'.\n", argument.name(), command.name())
                .initializer(
                    ScalarCode.constant(type.scalar(), argument.defaultValue().orElseThrow()))
                .build());
      }
    }
    return defaults;
  }
}
