package dev.wirecommand.frame;

/**
 * A text that stands for no frame, or for no payload (section 7 of the protocol). The message
 * begins with the column and names the fact and the fix.
 */
public final class FrameTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Where the text is wrong. */
  private final int column;

  FrameTextException(int column, String fact) {
    super("column " + column + ": " + fact);
    this.column = column;
  }

  /** Tells of the character at an index of the text, whose column is one more. */
  static FrameTextException at(int index, String fact) {
    return new FrameTextException(index + 1, fact);
  }

  /**
   * Returns where the text is wrong.
   *
   * @return the column, in {@code char}s from 1; one past the last where the text ends too early
   */
  public int column() {
    return column;
  }
}
