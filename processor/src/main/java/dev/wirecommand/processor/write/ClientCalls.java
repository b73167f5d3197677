package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.DataForm;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.WireType.NothingType;

/** The expressions by which a client's methods call a command. */
final class ClientCalls {
  private final ClientConstants constants;
  private final Decoding decoding;

  /**
   * Calls of one client.
   *
   * @param constants its constants
   * @param decoding makes what decodes results
   */
  ClientCalls(ClientConstants constants, Decoding decoding) {
    this.constants = constants;
    this.decoding = decoding;
  }

  /**
   * What a method has for its call.
   *
   * @param arguments an expression that encodes the arguments
   * @param parameters the names of the parameters
   * @param locals the names in the method
   */
  record Given(CodeBlock arguments, CommandParameters parameters, Names locals) {}

  /** A call that waits, or gives what its result is as it comes. */
  CodeBlock waiting(Command command, Given given) {
    return call(command, given, command.async() ? whole(command) + "Async" : method(command));
  }

  /** A call that does not wait. */
  CodeBlock async(Command command, Given given) {
    return switch (command.kind().form()) {
      case VALUE, BYTES -> call(command, given, whole(command) + "Async");
      case BYTE_STREAM -> call(command, given, "publishBytes");
      case ITEMS -> call(command, given, "publishItems");
    };
  }

  private static String method(Command command) {
    return switch (command.kind()) {
      case VALUE, RAW -> whole(command);
      case INPUT_STREAM -> "openStream";
      case CHANNEL -> "openChannel";
      case CHUNKS -> "openChunks";
      case PUBLISHED_BYTES -> "publishBytes";
      case STREAM -> "openItems";
      case ITERATOR -> "openIterator";
      case PUBLISHER -> "publishItems";
    };
  }

  private static String whole(Command command) {
    if (command.kind() == ResultKind.RAW) {
      return "callRaw";
    }
    return command.result() instanceof NothingType ? "callVoid" : "call";
  }

  private CodeBlock call(Command command, Given given, String method) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$L($L,$W$L,$W$L",
                method,
                constants.of(command),
                given.arguments(),
                data(command, given.parameters()));
    if (command.kind().isTyped() && !(command.result() instanceof NothingType)) {
      call.add(",$W$L", decoding.function(command.result(), given.locals()));
    }
    return call.add(")").build();
  }

  private static CodeBlock data(Command command, CommandParameters parameters) {
    return command
        .data()
        .map(
            data ->
                data.form() == DataForm.COMMAND_DATA
                    ? CodeBlock.of("$L", parameters.local(data))
                    : CodeBlock.of("$T.of($L)", RuntimeTypes.COMMAND_DATA, parameters.local(data)))
        .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.COMMAND_DATA));
  }
}
