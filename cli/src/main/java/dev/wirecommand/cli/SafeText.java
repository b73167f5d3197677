package dev.wirecommand.cli;

/**
 * Makes untrusted text safe to print on a terminal: characters that could move the cursor, change a
 * setting, end the line or change how other characters appear become escapes.
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

  /** Returns whether every character of a text is printable. */
  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(SafeText::isPrintable);
  }

  /** Appends a character, or its JSON escape if it is not printable. */
  static void append(StringBuilder out, int point) {
    if (isPrintable(point)) {
      out.appendCodePoint(point);
    } else {
      for (char c : Character.toChars(point)) {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
  }

  private static boolean isPrintable(int point) {
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
