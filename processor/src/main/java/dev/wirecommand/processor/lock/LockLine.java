package dev.wirecommand.processor.lock;

/**
 * A line of the file.
 *
 * @param number its number, from 1
 * @param text its text, without what ends it
 */
record LockLine(int number, String text) {
  /** Whether the line says something, and is no comment. */
  boolean speaks() {
    return !text.isBlank() && !isComment();
  }

  boolean isComment() {
    return text.stripLeading().startsWith("#");
  }

  /** How many spaces it begins with. */
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
