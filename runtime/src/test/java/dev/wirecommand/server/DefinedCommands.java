package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
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
    return defineBare(name, true, call);
  }

  public DefinedCommands blocking(String name, PreparedCall call) {
    return defineBare(name, false, call);
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

  /** Defines a command that uses neither its context nor its data. */
  private DefinedCommands defineBare(String name, boolean nonBlocking, PreparedCall call) {
    return define(descriptor(name, Permission.READ, true, nonBlocking, 0), (context, data) -> call);
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
