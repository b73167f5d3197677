package dev.wirecommand.processor.lock;

/**
 * A line of the lock file.
 *
 * @param number its number, from 1
 * @param text its text, without the line end
 */
record LockLine(int number, String text) {
  /** Returns whether the line is neither blank nor a comment. */
  boolean hasContent() {
    return !text.isBlank() && !isComment();
  }

  boolean isComment() {
    return text.stripLeading().startsWith("#");
  }

  /** Returns the number of spaces at the beginning of the line. */
  int indent() {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  LockSyntaxException error(String fact, String fix) {
    return new LockSyntaxException(number, fact, fix);
  }
}
