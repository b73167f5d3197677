package dev.wirecommand.cli;

/**
 * Text from elsewhere, made fit for a terminal: whatever would move the cursor, change a setting,
 * end the line or change how the rest shows is written as an escape.
 */
final class SafeText {
  private SafeText() {}

  /**
   * Makes a text safe.
   *
   * @param text any text, which may hold unpaired surrogates
   * @return the text on one line; backslashes stay as they are
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int point = text.codePointAt(i);
      switch (point) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> append(out, point);
      }
    }
    return out.toString();
  }

  /** Whether every character of a text shows as itself. */
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(SafeText::shows);
  }

  /** Appends a character, or its escapes (which are those of JSON) if it would not show. */
  static void append(StringBuilder out, int point) {
    if (shows(point)) {
      out.appendCodePoint(point);
    } else {
      for (char c : Character.toChars(point)) {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
  }

  private static boolean shows(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
