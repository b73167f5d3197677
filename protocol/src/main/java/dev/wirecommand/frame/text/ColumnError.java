package dev.wirecommand.frame.text;

/** Makes the exceptions for malformed text of frames and payloads. */
final class ColumnError {
  private ColumnError() {}

  /**
   * Makes an exception with a message that begins with the column. The column is the index plus
   * one.
   */
  static IllegalArgumentException at(int index, String fact) {
    return new IllegalArgumentException("column " + (index + 1) + ": " + fact);
  }
}
