package dev.wirecommand.cli;

/** The end of the program, for a reason that a person is told of in one sentence. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * An end.
   *
   * @param exitCode what the program exits with
   * @param message the fact and, where there is one, the fix; may hold what a peer sent
   */
  Failure(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The program was called wrongly. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** The connection or the protocol failed. */
  static Failure connection(String message) {
    return new Failure(ExitCode.CONNECTION, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
