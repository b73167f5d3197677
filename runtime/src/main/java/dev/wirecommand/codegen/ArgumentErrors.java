package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A factory of the exceptions that generated decoders throw for invalid arguments. Most methods
 * return the exception instead of throwing it, so that the compiler sees that the caller stops
 * there.
 */
public final class ArgumentErrors {
  private static final NameTable NO_NAMES = NameTable.of();

  private ArgumentErrors() {}

  /**
   * Returns the exception for a required argument that is missing.
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
   * Returns the exception for an unknown argument. The message lists the known ones, up to 32.
   *
   * @param command the command's name
   * @param arguments the reader that has just read the unknown name
   * @param known the names of the command's arguments
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
   * Reads the argument map of a command without arguments, and checks that the map is empty.
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
   * Checks on the client that an argument is not null.
   *
   * @param command the command's name
   * @param argument the argument's name
   * @param value the argument
   * @throws CommandException with the code {@code invalid-argument} if it is null
   */
  public static void requireNonNull(String command, String argument, @Nullable Object value) {
    if (value == null) {
      throw nullArgument(command, argument, null);
    }
  }

  /**
   * Checks on the client that the data of a request is not null.
   *
   * @param <T> the type of the data
   * @param command the command's name
   * @param parameter the name of the method's parameter
   * @param data the data
   * @return the data
   * @throws CommandException with the code {@code invalid-argument} if it is null
   */
  public static <T> T requireData(String command, String parameter, @Nullable T data) {
    if (data == null) {
      throw new CommandException(
          ErrorCode.INVALID_ARGUMENT,
          "invalid data '"
              + parameter
              + "' of "
              + command
              + ": null; pass data, which may be empty");
    }
    return data;
  }

  /**
   * Returns the exception for null inside of an argument, which a client found when it encoded the
   * arguments.
   *
   * @param command the command's name
   * @param arguments the writer, which ends where the null would have been written
   * @param problem the exception at the null
   * @return the exception to throw; the given one if it comes from the application's own code, such
   *     as a codec or the accessor of a record
   */
  public static RuntimeException containsNull(
      String command, CborWriter arguments, NullPointerException problem) {
    Class<?> client =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    return UnfinishedValue.isAtNull(problem, client.getName())
        ? nullArgument(command, UnfinishedValue.path(arguments), problem)
        : problem;
  }

  private static CommandException nullArgument(
      String command, String path, @Nullable NullPointerException problem) {
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT,
        "invalid argument '"
            + path
            + "' of "
            + command
            + ": null; pass a value, or declare the type as @Nullable or Optional",
        null,
        problem);
  }

  /**
   * Returns the exception for an argument whose value is invalid.
   *
   * @param command the command's name
   * @param argument the argument's name
   * @param problem the reader's exception; its path leads from the argument to the error
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
