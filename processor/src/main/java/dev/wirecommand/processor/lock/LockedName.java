package dev.wirecommand.processor.lock;

/** Prints names and quoted texts in the syntax of the lock file. */
final class LockedName {
  private static final String PLAIN = "[A-Za-z0-9_$][A-Za-z0-9_$.-]*";

  private LockedName() {}

  /** Returns a name in the syntax of the lock file. The name is in quotes unless it is plain. */
  static String text(String name) {
    return name.matches(PLAIN) ? name : quoted(name);
  }

  /** Returns whether the character is valid in an unquoted name after the first character. */
  static boolean isPlain(char c) {
    return isPlainStart(c) || c == '.' || c == '-';
  }

  static boolean isPlainStart(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }

  /** Returns a text in quotes. Characters that a reviewer could not see are escaped. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (isVisible(c)) {
                quoted.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  quoted.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static boolean isVisible(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
