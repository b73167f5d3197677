package dev.wirecommand.processor.lock;

/** Names and other texts as they stand in the file. */
final class LockedName {
  private static final String PLAIN = "[A-Za-z0-9_$][A-Za-z0-9_$.-]*";

  private LockedName() {}

  /** A name as it is, or in quotes where it could be taken for something else. */
  static String text(String name) {
    return name.matches(PLAIN) ? name : quoted(name);
  }

  /** Whether a character may stand in a name without quotes, anywhere but at its beginning. */
  static boolean isPlain(char c) {
    return isPlainStart(c) || c == '.' || c == '-';
  }

  static boolean isPlainStart(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }

  /** A text in quotes, with what a reviewer could not see written as an escape. */
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
