package dev.wirecommand.frame.text;

/** Makes exceptions for malformed text forms of frames and payloads. */
final class ColumnError {
  private ColumnError() {}

  /**
   * Makes an exception whose message begins with the column of the fault. The column is the index
   * plus one.
   */
  static IllegalArgumentException at(int index, String fact) {
    return new IllegalArgumentException("column " + (index + 1) + ": " + fact);
  }
}
