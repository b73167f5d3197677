package dev.wirecommand.processor.program;

import java.util.function.BiFunction;

/** The common handler of all methods of random programs. The test sets it. */
public final class Handled {
  /** Takes the number of the command and its arguments, and returns the result. */
  static BiFunction<Integer, Object[], Object> handler = Handled::refuse;

  private Handled() {}

  static Object refuse(int command, Object[] arguments) {
    throw new AssertionError("command " + command + " was not expected");
  }

  /**
   * Answers a call of a command.
   *
   * @param command the number of the command
   * @param arguments all arguments of the method
   * @return the result of the method
   */
  @SuppressWarnings("unchecked")
  public static <T> T call(int command, Object[] arguments) {
    return (T) handler.apply(command, arguments);
  }
}
