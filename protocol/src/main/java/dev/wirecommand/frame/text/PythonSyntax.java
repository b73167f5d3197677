package dev.wirecommand.frame.text;

/** Recognizes spaces, quotes, digits and name characters in Python literals. */
final class PythonSyntax {
  private PythonSyntax() {}

  /** Returns the index of the next character that is neither a space nor a tab. */
  static int skipSpace(String line, int from) {
    int index = from;
    while (index < line.length() && (line.charAt(index) == ' ' || line.charAt(index) == '\t')) {
      index++;
    }
    return index;
  }

  static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
