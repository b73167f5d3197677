package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandDescriptor;
import dev.wirecommand.command.CommandDispatch;
import dev.wirecommand.command.CommandResponse;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.command.ResultForm;
import java.util.ArrayList;
import java.util.List;

/** Commands as a test defines them. They read, take data, and don't look at their arguments. */
public final class DefinedCommands implements CommandDispatch {
  private final List<CommandDescriptor> commands = new ArrayList<>();
  private final List<Preparation> preparations = new ArrayList<>();

  /** What a command does. */
  public interface Handler {
    void run(CommandContext context, CommandData data, CommandResponse response) throws Exception;
  }

  /** What decoding the arguments of a command does. */
  public interface Preparation {
    PreparedCall prepare(CommandContext context, CommandData data);
  }

  public DefinedCommands nonBlocking(String name, PreparedCall call) {
    return nonBlocking(name, (context, data, response) -> call.run(response));
  }

  public DefinedCommands blocking(String name, PreparedCall call) {
    return blocking(name, (context, data, response) -> call.run(response));
  }

  public DefinedCommands nonBlocking(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, true, 0), handler);
  }

  public DefinedCommands blocking(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, false, 0), handler);
  }

  public DefinedCommands writing(String name, Handler handler) {
    return define(descriptor(name, Permission.WRITE, true, true, 0), handler);
  }

  public DefinedCommands withoutData(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, false, false, 0), handler);
  }

  public DefinedCommands within(long deadlineMillis, String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, false, deadlineMillis), handler);
  }

  private static CommandDescriptor descriptor(
      String name, Permission permission, boolean data, boolean nonBlocking, long deadlineMillis) {
    return new CommandDescriptor(
        name,
        permission,
        List.of(),
        data,
        "int",
        ResultForm.VALUE,
        nonBlocking,
        deadlineMillis,
        "Runs.");
  }

  public DefinedCommands define(CommandDescriptor command, Handler handler) {
    return define(command, (context, data) -> response -> handler.run(context, data, response));
  }

  public DefinedCommands preparing(String name, Preparation preparation) {
    return define(descriptor(name, Permission.READ, true, true, 0), preparation);
  }

  private DefinedCommands define(CommandDescriptor command, Preparation preparation) {
    commands.add(command);
    preparations.add(preparation);
    return this;
  }

  @Override
  public List<CommandDescriptor> commands() {
    return commands;
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return preparations.get(ordinal).prepare(context, data);
  }
}
