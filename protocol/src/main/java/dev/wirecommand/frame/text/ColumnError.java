package dev.wirecommand.frame.text;

/** Makes exceptions for frames and payloads whose text form is malformed. */
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
