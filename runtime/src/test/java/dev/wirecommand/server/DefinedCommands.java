package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandDescriptor;
import dev.wirecommand.command.CommandDispatch;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.command.ResultForm;
import java.util.ArrayList;
import java.util.List;

/** Commands without arguments, as a test defines them. */
public final class DefinedCommands implements CommandDispatch {
  private final List<CommandDescriptor> commands = new ArrayList<>();
  private final List<PreparedCall> calls = new ArrayList<>();

  public DefinedCommands nonBlocking(String name, PreparedCall call) {
    define(name, true, call);
    return this;
  }

  public DefinedCommands blocking(String name, PreparedCall call) {
    define(name, false, call);
    return this;
  }

  private void define(String name, boolean nonBlocking, PreparedCall call) {
    commands.add(
        new CommandDescriptor(
            name,
            Permission.READ,
            List.of(),
            true,
            "int",
            ResultForm.VALUE,
            nonBlocking,
            0,
            "Runs."));
    calls.add(call);
  }

  @Override
  public List<CommandDescriptor> commands() {
    return commands;
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return calls.get(ordinal);
  }
}
