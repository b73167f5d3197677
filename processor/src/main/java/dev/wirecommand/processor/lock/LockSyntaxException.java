package dev.wirecommand.processor.lock;

/** A syntax error in the lock file. */
final class LockSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String fact;
  private final String fix;

  /**
   * Creates an exception for an error in one line.
   *
   * @param line the line's number, from 1
   * @param fact the error, without a full stop
   * @param fix what to do, without a full stop
   */
  LockSyntaxException(int line, String fact, String fix) {
    super("line " + line + ": " + fact + ". " + fix + ".");
    this.line = line;
    this.fact = fact;
    this.fix = fix;
  }

  int line() {
    return line;
  }

  String fact() {
    return fact;
  }

  String fix() {
    return fix;
  }
}
