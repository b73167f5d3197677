package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Data;
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
  private final Names methodNames = new Names("call", "callRaw", "callVoid");
  private final CodecFields codecs;
  private final Decoding decoding;
  private final Encoding encoding;
  private final boolean implementing;
  private @Nullable MethodSpec noArguments;

  private ClientWriter(CommandClass commands) {
    this.commands = commands;
    this.owner = commands.owner();
    ClassName name = GeneratedNames.client(owner);
    commands.commands().forEach(command -> methodNames.unique(command.method()));
    this.codecs = new CodecFields(name, new Names(ClientHead.CONNECTION), false);
    this.decoding = new Decoding(name, methodNames, commands, codecs, false);
    this.encoding = new Encoding(methodNames, commands, codecs);
    this.implementing =
        owner.implementable()
            && commands.commands().stream()
                .allMatch(c -> c.parameters().size() == c.arguments().size());
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
    codecs.addTo(type);
    encoding.addTo(type);
    decoding.addTo(type);
    type.addType(async.build());
    return SourceFile.of(owner, type.build(), ClientHead.hiddenNames(owner, implementing));
  }

  private void write(
      Command command, ClientMethods methods, TypeSpec.Builder type, TypeSpec.Builder async) {
    Names names = new Names(Locals.RESERVED);
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
    CodeBlock data =
        command.parameters().stream()
            .filter(Data.class::isInstance)
            .map(parameter -> CodeBlock.of("$L", parameters.local(parameter)))
            .findFirst()
            .orElse(CodeBlock.of("null"));
    CodeBlock waiting = call(command, command.async() ? "Async" : "", arguments, data, names);
    boolean returns = command.async() || !(command.result() instanceof NothingType);
    type.addMethod(
        methods
            .waiting(command, head)
            .addStatement("$L$L$L", returns ? "return " : "", waiting, methods.conversion(command))
            .build());
    CodeBlock staged = call(command, "Async", arguments, data, names);
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

  private CodeBlock call(
      Command command, String suffix, CodeBlock arguments, CodeBlock data, Names names) {
    if (command.raw()) {
      return CodeBlock.of("callRaw$L($S,$W$L,$W$L)", suffix, command.name(), arguments, data);
    }
    if (command.result() instanceof NothingType) {
      return CodeBlock.of("callVoid$L($S,$W$L,$W$L)", suffix, command.name(), arguments, data);
    }
    return CodeBlock.of(
        "call$L($S,$W$L,$W$L,$W$L)",
        suffix,
        command.name(),
        arguments,
        data,
        decoding.function(command.result(), names));
  }
}
