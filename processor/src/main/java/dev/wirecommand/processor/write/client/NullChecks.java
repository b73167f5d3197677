package dev.wirecommand.processor.write.client;

import com.palantir.javapoet.CodeBlock;
import dev.wirecommand.processor.model.Command;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.model.WireType.MapType;
import dev.wirecommand.processor.model.WireType.NullableType;
import dev.wirecommand.processor.model.WireType.RecordType;
import dev.wirecommand.processor.model.WireType.SequenceType;
import dev.wirecommand.processor.model.WireType.UnionType;
import dev.wirecommand.processor.write.RuntimeTypes;
import dev.wirecommand.processor.write.StringLiterals;
import dev.wirecommand.processor.write.value.MapCode;
import java.util.List;

/**
 * Writes the code with which a client refuses null for an argument, or inside one, before it makes
 * the call.
 */
final class NullChecks {
  private final Command command;

  NullChecks(Command command) {
    this.command = command;
  }

  /** Returns a statement that checks an argument. It is empty if the argument may be null. */
  CodeBlock ofArgument(MapCode.Entry argument) {
    if (argument.type().isPrimitive() || argument.type() instanceof NullableType) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            "$T.requireNonNull($L, $L, $L)",
            RuntimeTypes.ARGUMENT_ERRORS,
            StringLiterals.of(command.name()),
            StringLiterals.of(argument.key()),
            argument.value())
        .build();
  }

  /**
   * Returns the code that encodes the arguments, with a handler for null inside them if there can
   * be one.
   *
   * @param encode encodes the arguments
   * @param out the name of the writer
   * @param failure a name for the exception
   */
  CodeBlock inside(List<MapCode.Entry> arguments, CodeBlock encode, String out, String failure) {
    if (arguments.stream().noneMatch(argument -> mayContainNull(argument.type().present()))) {
      return encode;
    }
    return CodeBlock.builder()
        .beginControlFlow("try")
        .add(encode)
        .nextControlFlow("catch ($T $L)", NullPointerException.class, failure)
        .addStatement(
            "throw $T.containsNull($L, $L, $L)",
            RuntimeTypes.ARGUMENT_ERRORS,
            StringLiterals.of(command.name()),
            out,
            failure)
        .endControlFlow()
        .build();
  }

  private static boolean mayContainNull(WireType type) {
    if (type instanceof SequenceType sequence) {
      return !sequence.element().isPrimitive();
    }
    return type instanceof MapType || type instanceof RecordType || type instanceof UnionType;
  }
}
