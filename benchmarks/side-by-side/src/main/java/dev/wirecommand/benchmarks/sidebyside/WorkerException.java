package dev.wirecommand.benchmarks.sidebyside;

/** A measured JVM did not do what it was asked to: nobody knows what it would do next. */
final class WorkerException extends Exception {
  private static final long serialVersionUID = 1;

  WorkerException(String message) {
    super(message);
  }
}
