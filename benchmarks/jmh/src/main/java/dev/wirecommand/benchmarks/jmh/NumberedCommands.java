package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.ArrayList;
import java.util.List;

/** Any number of commands, each of which answers its number, as they would be generated. */
final class NumberedCommands implements CommandDispatch {
  private final List<CommandDescriptor> commands;

  NumberedCommands(int count) {
    List<CommandDescriptor> described = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      described.add(describe("repository.command" + i));
    }
    commands = List.copyOf(described);
  }

  private static CommandDescriptor describe(String name) {
    return CommandDescriptor.builder(name, Permission.READ)
        .result(ResultForm.VALUE, "int")
        .nonBlocking()
        .build();
  }

  @Override
  public List<CommandDescriptor> commands() {
    return commands;
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    ArgumentErrors.expectNone("repository.command", arguments);
    return response -> response.cbor().writeLong(ordinal);
  }
}
