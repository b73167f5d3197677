package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Context;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.write.Casing;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.GeneratedNames;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.ReservedNames;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.SourceFile;
import dev.wirecommand.processor.write.SuppressedWarnings;
import dev.wirecommand.processor.write.client.ClientMethods.MethodHeader;
import dev.wirecommand.processor.write.value.CanonicalOrder;
import dev.wirecommand.processor.write.value.CodecFields;
import dev.wirecommand.processor.write.value.Decoding;
import dev.wirecommand.processor.write.value.Encoding;
import dev.wirecommand.processor.write.value.MapCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the typed client of a class. Each command has a method that waits for the result, a method
 * of the nested async client that does not, and a method for both that encodes the arguments.
 */
public final class ClientWriter {
  private final CommandClass commands;
  private final CommandOwner owner;
  private final NameScope methodNames = new NameScope();
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
    ClassName name = GeneratedNames.client(owner);
    commands.commands().forEach(command -> methodNames.unique(command.method()));
    NameScope fieldNames = new NameScope(ClientSkeleton.CONNECTION);
    this.constants = new ClientConstants(name, fieldNames, commands.commands());
    this.codecs = new CodecFields(name, fieldNames, false);
    this.decoding = new Decoding(name, methodNames, commands, codecs, false);
    this.calls = new ClientCalls(constants, decoding);
    this.encoding = new Encoding(methodNames, commands, codecs);
    this.implementing =
        owner.implementable()
            && commands.commands().stream()
                .flatMap(command -> command.parameters().stream())
                .noneMatch(Context.class::isInstance);
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
    ClientSkeleton skeleton = new ClientSkeleton(owner, implementing, commands.commands());
    TypeSpec.Builder type = skeleton.client(SuppressedWarnings.of(commands));
    TypeSpec.Builder async = skeleton.async();
    ClientMethods methods = new ClientMethods(owner, implementing);
    for (Command command : commands.commands()) {
      write(command, methods, type, async);
    }
    constants.addTo(type);
    codecs.addTo(type);
    encoding.addTo(type);
    decoding.addTo(type);
    type.addType(async.build());
    return SourceFile.of(owner, type.build(), ClientSkeleton.hiddenNames(owner, implementing));
  }

  private void write(
      Command command, ClientMethods methods, TypeSpec.Builder type, TypeSpec.Builder async) {
    NameScope names = constants.localsBeside(command);
    CommandParameters parameters = new CommandParameters(command, names);
    MethodHeader header = methods.header(command, parameters);
    CodeBlock arguments;
    if (command.arguments().isEmpty()) {
      if (noArguments == null) {
        noArguments = encode(command, parameters, methodNames.unique("noArguments"));
        type.addMethod(noArguments);
      }
      arguments = CodeBlock.of("$L()", noArguments.name());
    } else {
      MethodSpec encode =
          encode(
              command,
              parameters,
              methodNames.unique("encode" + Casing.capitalized(header.name())));
      type.addMethod(encode);
      arguments =
          CodeBlock.of(
              "$L($L)",
              encode.name(),
              encode.parameters().stream()
                  .map(ParameterSpec::name)
                  .map(CodeBlock::of)
                  .collect(CodeBlock.joining(",$W")));
    }
    ClientCalls.CallInputs inputs = new ClientCalls.CallInputs(arguments, parameters, names);
    CodeBlock waiting = calls.waiting(command, inputs);
    boolean returns = command.async() || !(command.result() instanceof NothingType);
    type.addMethod(
        methods
            .waiting(command, header)
            .addStatement("$L$L$L", returns ? "return " : "", waiting, methods.conversion(command))
            .build());
    CodeBlock staged = calls.async(command, inputs);
    async.addMethod(
        methods
            .async(command, header)
            .addStatement("return $L$L", staged, methods.conversion(command))
            .build());
  }

  private MethodSpec encode(Command command, CommandParameters parameters, String name) {
    NameScope names = ReservedNames.newScope();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.CBOR_WRITER);
    List<MapCode.Entry> entries = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      String local = names.unique(parameters.local(argument));
      method.addParameter(parameters.type(argument), local);
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
    return method
        .addCode(nulls.inside(entries, map, out, failure))
        .addStatement("return $L", out)
        .build();
  }
}
