package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.Command.Argument;
import dev.wirecommand.processor.model.Command.Data;
import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.CommandOwner;
import dev.wirecommand.processor.model.WireType.NothingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the typed client: a method for each command, which encodes a call and decodes its end. */
public final class ClientWriter {
  private final CommandClass commands;
  private final CommandOwner owner;
  private final ClassName name;
  private final Decoding decoding;
  private final Encoding encoding;
  private final boolean implementing;

  private ClientWriter(CommandClass commands) {
    this.commands = commands;
    this.owner = commands.owner();
    this.name = GeneratedNames.client(owner.name());
    Names methodNames = new Names("call", "callRaw", "callVoid");
    commands.commands().forEach(command -> methodNames.unique(command.method()));
    this.decoding = new Decoding(name, methodNames, commands, false);
    this.encoding = new Encoding(methodNames, commands);
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
    TypeSpec.Builder type = ClientHead.of(owner, Lints.of(commands), implementing);
    ClientMethods heads = new ClientMethods(owner, implementing);
    for (Command command : commands.commands()) {
      type.addMethod(method(command, heads));
    }
    encoding.addTo(type);
    decoding.addTo(type);
    return SourceFile.of(owner, type.build(), ClientHead.hiddenNames(owner, implementing));
  }

  private MethodSpec method(Command command, ClientMethods heads) {
    Names names = new Names(Locals.RESERVED);
    CommandParameters parameters = new CommandParameters(command, names);
    MethodSpec.Builder method = heads.begin(command, parameters);
    String arguments = names.unique("arguments");
    CodeBlock data =
        command.parameters().stream()
            .filter(Data.class::isInstance)
            .map(parameter -> CodeBlock.of("$L", parameters.local(parameter)))
            .findFirst()
            .orElse(CodeBlock.of("null"));
    method.addStatement("$1T $2L = new $1T()", RuntimeTypes.CBOR_WRITER, arguments);
    List<MapCode.Entry> entries = new ArrayList<>();
    for (Argument argument : command.arguments()) {
      CodeBlock value = CodeBlock.of("$L", parameters.local(argument));
      entries.add(new MapCode.Entry(argument.name(), argument.type(), value));
    }
    entries.sort(Comparator.comparing(MapCode.Entry::key, Canonical.ORDER));
    method.addCode(MapCode.write(entries, "writeName", arguments, names, encoding));
    if (command.raw()) {
      method.addStatement("return callRaw($S, $L, $L)", command.name(), arguments, data);
    } else if (command.result() instanceof NothingType) {
      method.addStatement("callVoid($S, $L, $L)", command.name(), arguments, data);
    } else {
      method.addStatement(
          "return call($S, $L, $L,$W$L)",
          command.name(),
          arguments,
          data,
          decoding.function(command.result(), names));
    }
    return method.build();
  }
}
