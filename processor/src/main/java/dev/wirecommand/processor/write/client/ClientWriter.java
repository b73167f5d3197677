package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.MemberJavadoc;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.SuppressedWarnings;
import dev.wirecommand.processor.write.TypeScope;
import dev.wirecommand.processor.write.value.CanonicalOrder;
import dev.wirecommand.processor.write.value.CodecFields;
import dev.wirecommand.processor.write.value.Decoding;
import dev.wirecommand.processor.write.value.Encoding;
import dev.wirecommand.processor.write.value.MapCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the typed client of a class. Each command has a method that waits for the result, a method
 * of the nested async client that does not, and a method for both that encodes the arguments.
 */
public final class ClientWriter {
  private final CommandClass commands;
  private final CommandOwner owner;
  private final TypeScope scope;
  private final ClientConstants constants;
  private final CodecFields codecs;
  private final Decoding decoding;
  private final ClientCalls calls;
  private final Encoding encoding;
  private final boolean implementing;
  private @Nullable MethodSpec noArguments;

  private ClientWriter(CommandClass commands) {
    this.commands = commands;
    this.owner = commands.owner();
    this.implementing = ClientMethodNames.canImplement(owner, commands.commands());
    this.scope = ClientSkeleton.scope(owner, implementing, commands.commands());
    this.constants = new ClientConstants(scope, commands.commands());
    this.codecs = new CodecFields(scope, false);
    this.encoding = new Encoding(scope, commands, codecs);
    this.decoding = new Decoding(scope, commands, codecs, encoding, false);
    this.calls = new ClientCalls(constants, decoding);
  }

  /**
   * Writes the client class for the commands of a class.
   *
   * @param commands the commands
   * @return the source
   */
  public static JavaFile write(CommandClass commands) {
    return new ClientWriter(commands).write();
  }

  private JavaFile write() {
    ClientMethodNames names = new ClientMethodNames(commands.commands());
    ClientSkeleton skeleton = new ClientSkeleton(owner, implementing, names);
    TypeSpec.Builder type = skeleton.client(SuppressedWarnings.of(commands));
    TypeSpec.Builder async = skeleton.async();
    ClientMethods methods = new ClientMethods(owner, implementing, names);
    for (Command command : commands.commands()) {
      write(command, methods, names.of(command), type, async);
    }
    constants.addTo(type);
    codecs.addTo(type);
    encoding.addTo(type);
    decoding.addTo(type);
    type.addType(async.build());
    Set<String> hidden = ClientSkeleton.hiddenNames(owner, implementing);
    hidden.addAll(scope.variables());
    return SourceFile.of(owner, type.build(), hidden);
  }

  private void write(
      Command command,
      ClientMethods methods,
      String name,
      TypeSpec.Builder type,
      TypeSpec.Builder async) {
    NameScope names = constants.localsBeside(command);
    CommandParameters parameters = new CommandParameters(command, names);
    List<ParameterSpec> declared = parameters.ofClient();
    CodeBlock arguments;
    if (command.arguments().isEmpty()) {
      if (noArguments == null) {
        noArguments = encode(command, parameters, scope.methods().unique("noArguments"));
        type.addMethod(noArguments);
      }
      arguments = CodeBlock.of("$L()", noArguments.name());
    } else {
      MethodSpec encode =
          encode(command, parameters, scope.methods().unique("encode" + Casing.capitalized(name)));
      type.addMethod(encode);
      arguments =
          CodeBlock.of(
              "$L($L)",
              encode.name(),
              encode.parameters().stream()
                  .map(ParameterSpec::name)
                  .map(parameter -> CodeBlock.of("$L", parameter))
                  .collect(CodeBlock.joining(",$W")));
    }
    ClientCalls.CallInputs inputs = new ClientCalls.CallInputs(arguments, parameters, names);
    CodeBlock waiting = calls.waiting(command, inputs);
    boolean returns = command.async() || !(command.result() instanceof NothingType);
    type.addMethod(
        methods
            .waiting(command, declared)
            .addStatement("$L$L$L", returns ? "return " : "", waiting, methods.conversion(command))
            .build());
    CodeBlock staged = calls.async(command, inputs);
    async.addMethod(
        methods
            .async(command, declared)
            .addStatement("return $L$L", staged, methods.conversion(command))
            .build());
  }

  private MethodSpec encode(Command command, CommandParameters parameters, String name) {
    NameScope names = scope.locals();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.CBOR_WRITER);
    List<MapCode.Entry> entries = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      String local = names.unique(parameters.local(argument));
      method.addParameter(parameters.declared(argument, local));
      entries.add(new MapCode.Entry(argument.name(), argument.type(), CodeBlock.of("$L", local)));
    }
    entries.sort(Comparator.comparing(MapCode.Entry::key, CanonicalOrder.OF_KEYS));
    String out = names.unique("out");
    NullChecks nulls = new NullChecks(command);
    for (MapCode.Entry entry : entries) {
      method.addCode(nulls.ofArgument(entry));
    }
    method.addStatement("$1T $2L = new $1T()", RuntimeTypes.CBOR_WRITER, out);
    String failure = names.unique("e");
    CodeBlock map = MapCode.write(entries, "writeName", out, names, encoding);
    method.addCode(nulls.inside(entries, map, out, failure)).addStatement("return $L", out);
    String summary =
        command.arguments().isEmpty()
            ? "Encodes no arguments."
            : "Encodes the arguments of '" + command.name() + "'.";
    return MemberJavadoc.on(method.build(), summary, "the encoded map of arguments");
  }
}
