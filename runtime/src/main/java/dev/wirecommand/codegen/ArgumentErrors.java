package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;

/**
 * The wording of what can be wrong with a call's arguments, for generated decoders. Each method
 * returns the exception for its caller to throw, so that the compiler sees where control ends.
 */
public final class ArgumentErrors {
  private static final NameTable NO_NAMES = NameTable.of();

  private ArgumentErrors() {}

  /**
   * An argument that has to be given and was not.
   *
   * @param command the command's name
   * @param argument the argument's name
   * @return the exception to throw
   */
  public static CommandException missing(String command, String argument) {
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT, command + ": missing argument '" + argument + "'");
  }

  /**
   * An argument that the command does not have; the message lists those that it has, up to 32.
   *
   * @param command the command's name
   * @param arguments the reader that has just read the unknown name
   * @param known the names that the command has
   * @return the exception to throw
   */
  public static CommandException unknown(String command, CborReader arguments, NameTable known) {
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT,
        command
            + ": unknown argument '"
            + arguments.lastName()
            + "'; it takes "
            + KnownNames.list(known));
  }

  /**
   * Reads the map of arguments of a command that takes none.
   *
   * @param command the command's name
   * @param arguments a reader at the start of the map
   * @throws CommandException if there is an argument
   */
  public static void expectNone(String command, CborReader arguments) {
    if (arguments.readMapHeader() > 0) {
      arguments.readName(NO_NAMES);
      throw unknown(command, arguments, NO_NAMES);
    }
  }

  /**
   * An argument whose value is not what the command takes.
   *
   * @param command the command's name
   * @param argument the argument's name
   * @param problem what the reader found; its path is the way from the argument to the fault
   * @return the exception to throw
   */
  public static CommandException invalid(String command, String argument, CborException problem) {
    problem.within(argument);
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT,
        command + ": argument '" + problem.path() + "': " + problem.detail(),
        null,
        problem);
  }
}
