package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.util.List;

/**
 * A dispatcher for commands of one class. The annotation processor generates the implementation.
 *
 * <p>Commands are numbered from 0, in the order of {@link #commands()}. A server looks up the
 * number of each command once, by name. An implementation is safe for use by any thread if the
 * class with the commands is.
 */
public interface CommandDispatch {
  /**
   * Returns the descriptions of the commands, in the order of their numbers.
   *
   * @return an immutable list
   */
  List<CommandDescriptor> commands();

  /**
   * Decodes the arguments of a call and returns the call, ready to run. The returned call keeps no
   * reference to the bytes that {@code arguments} reads, so it may run later and on another thread.
   *
   * @param ordinal the command's number
   * @param arguments a reader at the start of the map of arguments, which is well-formed
   * @param context the context of the call
   * @param data the request's data
   * @return the call, ready to run
   * @throws CommandException if an argument is missing, unknown, or not of its type
   */
  PreparedCall prepare(int ordinal, CborReader arguments, CommandContext context, CommandData data);
}
