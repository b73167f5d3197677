package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.DataForm;
import dev.wirecommand.processor.model.ResultKind;
import dev.wirecommand.processor.model.WireType.NothingType;
import dev.wirecommand.processor.model.WireType.OptionalType;
import dev.wirecommand.processor.write.CommandParameters;
import dev.wirecommand.processor.write.NameScope;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.value.Decoding;

/** Writes the expressions with which a client calls commands. */
final class ClientCalls {
  private final ClientConstants constants;
  private final Decoding decoding;

  /**
   * Creates an instance that writes the code for one client's calls.
   *
   * @param constants the client's constants
   * @param decoding writes the decoders of results
   */
  ClientCalls(ClientConstants constants, Decoding decoding) {
    this.constants = constants;
    this.decoding = decoding;
  }

  /**
   * The values that are needed to write the code for one call.
   *
   * @param arguments an expression that encodes the arguments
   * @param parameters the names of the parameters
   * @param locals the names in the method
   */
  record CallInputs(CodeBlock arguments, CommandParameters parameters, NameScope locals) {}

  /**
   * Writes the call that a method of the client class itself makes. It waits for the result, unless
   * the command's method returns a stage, a stream or a publisher.
   */
  CodeBlock waiting(Command command, CallInputs inputs) {
    return call(command, inputs, command.async() ? later(command) : method(command));
  }

  /** Writes the call in a method of the nested {@code Async} class. This call does not wait. */
  CodeBlock async(Command command, CallInputs inputs) {
    return switch (command.kind().form()) {
      case VALUE, BYTES -> call(command, inputs, later(command));
      case BYTE_STREAM -> call(command, inputs, "publishBytes");
      case ITEMS -> call(command, inputs, "publishItems");
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

  private static String later(Command command) {
    return isNullableVoid(command) ? "callNullableVoidAsync" : whole(command) + "Async";
  }

  /**
   * Returns whether a command's stage completes with nothing, and its type says that it is null.
   */
  private static boolean isNullableVoid(Command command) {
    return command.result() instanceof NothingType
        && command.signature().result() instanceof ParameterizedTypeName stage
        && stage.typeArguments().get(0).isAnnotated();
  }

  private CodeBlock call(Command command, CallInputs inputs, String method) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$L$L($L,$W$L,$W$L",
                typeArgument(command),
                method,
                constants.of(command),
                inputs.arguments(),
                data(command, inputs.parameters()));
    if (command.kind().isTyped() && !(command.result() instanceof NothingType)) {
      call.add(",$W$L", decoding.function(command.result(), inputs.locals()));
    }
    return call.add(")").build();
  }

  /**
   * Returns the type argument of a call whose result is converted, so that no expected type tells
   * the compiler of which type an {@code Optional.empty()} in a decoder is.
   */
  private static CodeBlock typeArgument(Command command) {
    return command.result() instanceof OptionalType
            && command.signature().result() instanceof ParameterizedTypeName future
            && ClientMethods.isFuture(command)
        ? CodeBlock.of("this.<$T>", future.typeArguments().get(0))
        : CodeBlock.of("");
  }

  private static CodeBlock data(Command command, CommandParameters parameters) {
    return command
        .data()
        .map(
            data -> {
              CodeBlock given =
                  CodeBlock.of(
                      "$T.requireData($S,$W$S,$W$L)",
                      RuntimeTypes.ARGUMENT_ERRORS,
                      command.name(),
                      data.local(),
                      parameters.local(data));
              return data.form() == DataForm.COMMAND_DATA
                  ? given
                  : CodeBlock.of("$T.of($L)", RuntimeTypes.COMMAND_DATA, given);
            })
        .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.COMMAND_DATA));
  }
}
