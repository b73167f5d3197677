package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import java.util.List;

/**
 * The commands of one class and the way to run them: what the annotation processor generates.
 *
 * <p>Commands are numbered from 0 in the order of {@link #commands()}; a server finds the number
 * once by name. Implementations are safe for use by any thread as far as the class whose methods
 * they call is.
 */
public interface CommandDispatch {
  /**
   * The commands, in the order of their numbers.
   *
   * @return an immutable list
   */
  List<CommandDescriptor> commands();

  /**
   * Decodes the arguments of a call. Nothing of what {@code arguments} reads is referred to after
   * this returns, so the returned call may run later and on another thread.
   *
   * @param ordinal the command's number
   * @param arguments a reader at the start of the map of arguments, which is well-formed
   * @param context the request; one that throws {@link IllegalStateException} where the command's
   *     descriptor says that it takes none
   * @param data the request's data
   * @return the call, ready to run
   * @throws CommandException if an argument is missing, unknown, or not of its type
   */
  PreparedCall prepare(int ordinal, CborReader arguments, CommandContext context, CommandData data);
}
