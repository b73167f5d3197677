package dev.wirecommand.cli;

/** An error that ends the program with a message of one sentence. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * @param exitCode the exit code of the program
   * @param message the fact and, if there is one, the fix; may contain text from a peer
   */
  Failure(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Returns a failure because of wrong arguments or unreadable input. */
  static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  /** Returns a failure of the connection or the protocol. */
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
