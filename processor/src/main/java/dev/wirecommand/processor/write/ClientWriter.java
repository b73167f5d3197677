package dev.wirecommand.processor.write;

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
import dev.wirecommand.processor.write.ClientMethods.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the typed client: for each command a method that waits for its end, one of the nested
 * async client that does not, and one for both that encodes the arguments.
 */
public final class ClientWriter {
  private final CommandClass commands;
  private final CommandOwner owner;
  private final Names methodNames = new Names();
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
    Names fieldNames = new Names(ClientHead.CONNECTION);
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
   * Writes a client.
   *
   * @param commands the commands
   * @return the source
   */
  public static JavaFile write(CommandClass commands) {
    return new ClientWriter(commands).write();
  }

  private JavaFile write() {
    ClientHead head = new ClientHead(owner, implementing, commands.commands());
    TypeSpec.Builder type = head.client(Lints.of(commands));
    TypeSpec.Builder async = head.async();
    ClientMethods methods = new ClientMethods(owner, implementing);
    for (Command command : commands.commands()) {
      write(command, methods, type, async);
    }
    constants.addTo(type);
    codecs.addTo(type);
    encoding.addTo(type);
    decoding.addTo(type);
    type.addType(async.build());
    return SourceFile.of(owner, type.build(), ClientHead.hiddenNames(owner, implementing));
  }

  private void write(
      Command command, ClientMethods methods, TypeSpec.Builder type, TypeSpec.Builder async) {
    Names names = constants.localsBeside(command);
    CommandParameters parameters = new CommandParameters(command, names);
    Head head = methods.head(command, parameters);
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
              command, parameters, methodNames.unique("encode" + Names.capitalized(head.name())));
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
    ClientCalls.Given given = new ClientCalls.Given(arguments, parameters, names);
    CodeBlock waiting = calls.waiting(command, given);
    boolean returns = command.async() || !(command.result() instanceof NothingType);
    type.addMethod(
        methods
            .waiting(command, head)
            .addStatement("$L$L$L", returns ? "return " : "", waiting, methods.conversion(command))
            .build());
    CodeBlock staged = calls.async(command, given);
    async.addMethod(
        methods
            .async(command, head)
            .addStatement("return $L$L", staged, methods.conversion(command))
            .build());
  }

  private MethodSpec encode(Command command, CommandParameters parameters, String name) {
    Names names = new Names(Locals.RESERVED);
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
    entries.sort(Comparator.comparing(MapCode.Entry::key, Canonical.ORDER));
    String out = names.unique("out");
    return method
        .addStatement("$1T $2L = new $1T()", RuntimeTypes.CBOR_WRITER, out)
        .addCode(MapCode.write(entries, "writeName", out, names, encoding))
        .addStatement("return $L", out)
        .build();
  }
}
