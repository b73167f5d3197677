package dev.wirecommand.server;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of all commands of a server. It looks commands up by the bytes of their names, without
 * creating a {@code String}. Immutable, and safe for use by any thread.
 */
final class CommandTable {
  /** The beginning of the names of standard commands. */
  private static final String RESERVED = "wirecommand.";

  private final List<CommandDescriptor> commands;
  private final NameTable names;
  private final CommandDispatch[] dispatches;
  private final int[] ordinals;

  private CommandTable(
      List<CommandDescriptor> commands, CommandDispatch[] dispatches, int[] ordinals) {
    this.commands = List.copyOf(commands);
    this.names =
        NameTable.of(commands.stream().map(CommandDescriptor::name).toArray(String[]::new));
    this.dispatches = dispatches;
    this.ordinals = ordinals;
  }

  private static void requireNotReserved(String name) {
    if (name.startsWith(RESERVED)) {
      throw new IllegalArgumentException(
          "the command '"
              + name
              + "' has a name that is reserved; choose one that does not begin with "
              + RESERVED);
    }
  }

  /**
   * Creates a table with the commands of several classes.
   *
   * @param dispatches the generated dispatch of each class
   * @return the table
   * @throws IllegalArgumentException if two commands have the same name, or one has a name that is
   *     reserved; the message names them
   */
  static CommandTable of(List<? extends CommandDispatch> dispatches) {
    List<CommandDescriptor> commands = new ArrayList<>();
    List<CommandDispatch> owners = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    Map<String, CommandDispatch> byName = new HashMap<>();
    for (CommandDispatch dispatch : dispatches) {
      int ordinal = 0;
      for (CommandDescriptor command : dispatch.commands()) {
        requireNotReserved(command.name());
        CommandDispatch other = byName.put(command.name(), dispatch);
        if (other != null) {
          throw new IllegalArgumentException(
              "two commands are named '"
                  + command.name()
                  + "': in "
                  + other.getClass().getName()
                  + " and in "
                  + dispatch.getClass().getName());
        }
        commands.add(command);
        owners.add(dispatch);
        ordinals.add(ordinal++);
      }
    }
    return new CommandTable(
        commands,
        owners.toArray(new CommandDispatch[0]),
        ordinals.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Returns all commands, in the order of their indexes in this table.
   *
   * @return an immutable list
   */
  List<CommandDescriptor> commands() {
    return commands;
  }

  /**
   * Looks up the index of a command by its name.
   *
   * @param bytes holds the name
   * @param offset where it begins
   * @param length how many bytes it has
   * @return the command's number in this table, or -1 if there is none of that name
   */
  int find(byte[] bytes, int offset, int length) {
    return names.find(bytes, offset, length);
  }

  /**
   * Has the generated {@link CommandDispatch} of a command decode the arguments of a call.
   *
   * @param index the command's number in this table
   * @param arguments a reader at the start of the map of arguments
   * @return the call, ready to run
   * @throws CommandException if the arguments are not valid
   */
  PreparedCall prepare(int index, CborReader arguments, CommandContext context, CommandData data) {
    try {
      return dispatches[index].prepare(ordinals[index], arguments, context, data);
    } catch (CborException e) {
      throw CallErrors.invalidArgumentName(commands.get(index).name(), e);
    }
  }
}
