package dev.wirecommand.cli;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Commands whose results a test chooses. */
final class ToolDispatch implements CommandDispatch {
  @Override
  public List<CommandDescriptor> commands() {
    return Stream.of("args", "cbor", "raw", "fail", "data")
        .map(
            name ->
                CommandDescriptor.builder(name, Permission.READ)
                    .data()
                    .result(ResultForm.BYTES, "any")
                    .build())
        .toList();
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    if (ordinal == 0) {
      byte[] encoded = arguments.readEncoded();
      return response -> response.raw(encoded);
    }
    byte[] value = value(arguments);
    return switch (ordinal) {
      case 1 -> response -> response.cbor().writeEncoded(value, 0, value.length);
      case 2 -> response -> response.raw(value);
      case 3 -> {
        throw new CommandException(new String(value, StandardCharsets.UTF_8));
      }
      default ->
          response -> {
            if (!data.isPresent()) {
              throw new CommandException("there is no data");
            }
            response.raw(data.toByteArray());
          };
    };
  }

  /** Returns the value of the only argument. */
  private static byte[] value(CborReader arguments) {
    if (arguments.readMapHeader() == 0) {
      return new byte[0];
    }
    arguments.skip();
    return arguments.readBytes();
  }
}
