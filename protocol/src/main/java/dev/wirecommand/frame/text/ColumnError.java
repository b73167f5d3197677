package dev.wirecommand.frame.text;

/** Makes the exceptions for text that is not a frame or a payload. */
final class ColumnError {
  private ColumnError() {}

  /** Makes an exception whose message names the column, which is one more than the index. */
  static IllegalArgumentException at(int index, String fact) {
    return new IllegalArgumentException("column " + (index + 1) + ": " + fact);
  }
}
