package dev.wirecommand.processor.lock;

/** A reason why the lock file can't be used. */
final class LockAccessException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fact;
  private final String fix;

  /**
   * Creates an exception.
   *
   * @param fact the reason, without a full stop
   * @param fix what to do, without a full stop
   */
  LockAccessException(String fact, String fix) {
    super(fact + ". " + fix + ".");
    this.fact = fact;
    this.fix = fix;
  }

  String fact() {
    return fact;
  }

  String fix() {
    return fix;
  }
}
