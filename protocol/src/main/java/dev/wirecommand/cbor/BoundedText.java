package dev.wirecommand.cbor;

import java.util.HexFormat;

/** Text in the making that stops to grow when it is as long as it may be. */
final class BoundedText {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder text = new StringBuilder();
  private final int maxChars;

  BoundedText(int maxChars) {
    if (maxChars < 1) {
      throw new IllegalArgumentException("maxChars must be at least 1, not " + maxChars);
    }
    this.maxChars = maxChars;
  }

  /** Whether there is more than may be shown already, so that nothing added could be seen. */
  boolean isFull() {
    return text.length() > maxChars;
  }

  void append(String part) {
    text.append(part);
  }

  void hex(byte[] buf, int from, int to) {
    append("h'");
    for (int i = from; i < to && !isFull(); i++) {
      HEX.toHexDigits(text, buf[i]);
    }
    append("'");
  }

  /** Adds a character of a text, escaped if it would not show as itself. */
  void escaped(int point) {
    switch (point) {
      case '"' -> append("\\\"");
      case '\\' -> append("\\\\");
      case '\n' -> append("\\n");
      case '\r' -> append("\\r");
      case '\t' -> append("\\t");
      default -> {
        if (shows(point)) {
          text.appendCodePoint(point);
        } else {
          for (char c : Character.toChars(point)) {
            append(String.format("\\u%04x", (int) c));
          }
        }
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

  /** The text, cut to its length with an ellipsis as the last character if there was more. */
  @Override
  public String toString() {
    if (!isFull()) {
      return text.toString();
    }
    int cut = maxChars - 1;
    if (cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1))) {
      cut--;
    }
    return text.substring(0, cut) + "…";
  }
}
