package dev.wirecommand.command;

import java.util.List;

/**
 * The codes of application errors (section 9 of the protocol). An application may use codes of its
 * own, which have 1 to 64 characters of {@code a-z 0-9 -} and begin with a letter.
 */
public final class ErrorCode {
  /** The server has no command with the requested name. */
  public static final String UNKNOWN_COMMAND = "unknown-command";

  /** An argument is missing, is unknown, or has the wrong type. */
  public static final String INVALID_ARGUMENT = "invalid-argument";

  /** The peer is not permitted to run the command. */
  public static final String PERMISSION_DENIED = "permission-denied";

  /** The object that the command refers to does not exist. */
  public static final String NOT_FOUND = "not-found";

  /** The command refers to an object whose current state does not allow the command. */
  public static final String CONFLICT = "conflict";

  /** The call was cancelled. */
  public static final String CANCELLED = "cancelled";

  /** The call's deadline has passed. */
  public static final String DEADLINE_EXCEEDED = "deadline-exceeded";

  /**
   * The server has too much to do, and has not started the command. A later attempt may succeed.
   */
  public static final String OVERLOADED = "overloaded";

  /**
   * The server is shutting down, and has not started the command. Another attempt, on a new
   * connection, may succeed.
   */
  public static final String SHUTTING_DOWN = "shutting-down";

  /** The request breaks a limit. The command was not started, and another attempt fails again. */
  public static final String LIMIT_EXCEEDED = "limit-exceeded";

  /** The server failed internally. The peer is not told why. */
  public static final String INTERNAL = "internal";

  /** The command failed. An exception without a code of its own has this one. */
  public static final String FAILED = "failed";

  private static final int MAX_LENGTH = 64;

  private static final List<String> NOT_STARTED =
      List.of(OVERLOADED, SHUTTING_DOWN, LIMIT_EXCEEDED);

  private ErrorCode() {}

  /**
   * Returns the codes that say that the server has not started the command (section 9 of the
   * protocol). Only the server itself sends them: a handler that throws an exception with one of
   * these codes has started, so the caller gets {@link #INTERNAL} instead.
   *
   * @return an immutable list
   */
  public static List<String> notStarted() {
    return NOT_STARTED;
  }

  /**
   * Returns the code if its characters and its length are valid.
   *
   * @param code the code
   * @return the code
   * @throws IllegalArgumentException if it is not 1 to 64 of {@code a-z 0-9 -}, or does not begin
   *     with a letter
   */
  public static String check(String code) {
    if (!isWellFormed(code)) {
      throw new IllegalArgumentException(
          "an error code is 1 to 64 of a-z 0-9 - and begins with a letter, not '" + code + "'");
    }
    return code;
  }

  /**
   * Returns whether the characters and the length of a code are valid.
   *
   * @param code the code
   * @return whether {@link #check} would return it
   */
  public static boolean isWellFormed(String code) {
    if (code.isEmpty() || code.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean inner = c == '-' || (c >= '0' && c <= '9');
      if (!letter && (i == 0 || !inner)) {
        return false;
      }
    }
    return true;
  }
}
