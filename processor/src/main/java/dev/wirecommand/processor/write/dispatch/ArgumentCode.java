package dev.wirecommand.processor.write.dispatch;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.WireType.EnumType;
import dev.wirecommand.processor.model.WireType.ScalarType;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.JavadocLink;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.value.DecodedVariable;
import dev.wirecommand.processor.write.value.Decoding;
import dev.wirecommand.processor.write.value.EnumConstants;
import dev.wirecommand.processor.write.value.ScalarCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the method that decodes one command's arguments. */
final class ArgumentCode {
  private final CommandClass commands;
  private final Command command;
  private final String table;
  private final Map<Argument, FieldSpec> defaults;
  private final Decoding decoding;
  private final NameScope names;
  private final CommandParameters parameters;

  /**
   * Creates an instance that writes the decoding method of one command.
   *
   * @param table the constant with the names of the arguments
   * @param defaults the constants with defaults that are created only once
   * @param names the names in the method
   */
  ArgumentCode(
      CommandClass commands,
      Command command,
      FieldSpec table,
      Map<Argument, FieldSpec> defaults,
      Decoding decoding,
      NameScope names) {
    this.commands = commands;
    this.command = command;
    this.table = table.name();
    this.defaults = defaults;
    this.decoding = decoding;
    this.names = names;
    // A parameter with one of these names would hide what the method needs.
    names.unique(this.table);
    defaults.values().forEach(field -> names.unique(field.name()));
    for (Argument argument : command.arguments()) {
      if (argument.defaultValue().isPresent() && argument.type() instanceof EnumType type) {
        ClassName outermost = type.javaType().topLevelClassName();
        names.take(
            List.of(outermost.simpleName(), outermost.canonicalName().replaceAll("\\..*", "")));
      }
    }
    this.parameters = new CommandParameters(command, names);
  }

  /**
   * Writes the method that decodes the arguments.
   *
   * @param name its name
   * @param call the method that takes the decoded arguments
   */
  MethodSpec decode(String name, MethodSpec call) {
    List<DecodedVariable> variables = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      variables.add(
          new DecodedVariable(parameters.local(argument), argument.name(), argument.type(), names));
    }
    String in = names.unique("in");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("Prepares $L.\n", JavadocLink.to(commands.owner(), command))
            .addModifiers(Modifier.PRIVATE)
            .returns(RuntimeTypes.PREPARED_CALL)
            .addParameter(RuntimeTypes.CBOR_READER, in);
    parameters.addContextAndData(method);
    for (int i = 0; i < variables.size(); i++) {
      method.addCode(variables.get(i).declaration(defaultValue(command.arguments().get(i))));
    }
    method.addCode(loop(variables, in));
    for (int i = 0; i < variables.size(); i++) {
      if (command.arguments().get(i).required()) {
        method.addCode(
            variables
                .get(i)
                .missing(
                    CodeBlock.of(
                        "$T.missing($S,$W$S)",
                        RuntimeTypes.ARGUMENT_ERRORS,
                        command.name(),
                        variables.get(i).name())));
      }
    }
    method.addStatement("return $L($L)", call.name(), parameters.joined());
    return MemberJavadoc.on(method.build(), "", "the call");
  }

  private CodeBlock loop(List<DecodedVariable> variables, String in) {
    String left = names.unique("left");
    String argument = names.unique("argument");
    String e = names.unique("e");
    CodeBlock.Builder loop = CodeBlock.builder();
    loop.beginControlFlow("for (int $1L = $2L.readMapHeader(); $1L > 0; $1L--)", left, in);
    loop.addStatement("int $L = $L.readName($L)", argument, in, table);
    loop.beginControlFlow("try");
    loop.beginControlFlow("switch ($L)", argument);
    for (int i = 0; i < variables.size(); i++) {
      loop.add(switchCase(i, variables.get(i), command.arguments().get(i), in));
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

  private CodeBlock switchCase(
      int ordinal, DecodedVariable variable, Argument argument, String in) {
    CodeBlock label = CodeBlock.of("$L", ordinal);
    CodeBlock read = decoding.read(variable.type(), in);
    Optional<CodeBlock> defaultValue = defaultValue(argument);
    return defaultValue.isPresent()
        ? variable.assignment(
            label, CodeBlock.of("$L.tryReadNull()$W? $L$W: $L", in, defaultValue.get(), read))
        : variable.switchCase(label, read);
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
                    : EnumConstants.of(commands.shape((EnumType) argument.type()), value));
  }
}
