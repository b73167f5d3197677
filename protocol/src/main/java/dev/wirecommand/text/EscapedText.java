package dev.wirecommand.text;

import java.util.HexFormat;

/**
 * A builder of escaped, human-readable text with a maximum length. It escapes each character that
 * would not show or would change how the rest of the text shows: control characters, line and
 * paragraph separators, format characters (including the ones that reverse the direction of text),
 * unpaired surrogates, quotes and backslashes.
 */
public final class EscapedText {
  private static final int LONGEST_NAME = 255;
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder text = new StringBuilder();
  private final int maxChars;

  /**
   * Creates a builder without text.
   *
   * @param maxChars how long the text may be, at least 1
   */
  public EscapedText(int maxChars) {
    if (maxChars < 1) {
      throw new IllegalArgumentException("maxChars must be at least 1, not " + maxChars);
    }
    this.maxChars = maxChars;
  }

  /** Tells whether the text is longer than its limit. Anything added after that is not shown. */
  public boolean isFull() {
    return text.length() > maxChars;
  }

  /** Appends a string without escaping it. */
  public void append(String part) {
    text.append(part);
  }

  /** Appends bytes as hexadecimal digits in the form {@code h'..'}. */
  public void hex(byte[] buf, int from, int to) {
    append("h'");
    for (int i = from; i < to && !isFull(); i++) {
      HEX.toHexDigits(text, buf[i]);
    }
    append("'");
  }

  /** Appends a character; a double quote, a backslash or an invisible character is escaped. */
  public void escaped(int point) {
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

  /**
   * Escapes a text for use in a message, without adding quotes.
   *
   * @param text the text
   * @param maxChars how long the result may be, at least 1; a longer one is cut and ends with
   *     {@code …}
   * @return the text as it can be shown
   */
  public static String of(String text, int maxChars) {
    EscapedText out = new EscapedText(maxChars);
    for (int i = 0; i < text.length() && !out.isFull(); ) {
      int point = text.codePointAt(i);
      out.escaped(point);
      i += Character.charCount(point);
    }
    return out.toString();
  }

  /**
   * Escapes what would not show in a text, or would change how the rest of it shows, and nothing
   * else: quotes and backslashes stay, since parts of the text may be escaped already.
   *
   * @param text the text
   * @return the text as it can be shown, on one line; the same object if nothing has to be escaped
   */
  public static String shown(String text) {
    int at = 0;
    while (at < text.length() && shows(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == text.length()) {
      return text;
    }
    EscapedText out = new EscapedText(Integer.MAX_VALUE);
    out.append(text.substring(0, at));
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (shows(point)) {
        out.text.appendCodePoint(point);
      } else {
        out.escaped(point);
      }
      at += Character.charCount(point);
    }
    return out.toString();
  }

  /**
   * Escapes UTF-8 bytes for use in a message, without adding quotes. Bytes that are not UTF-8
   * become {@code \\xNN}.
   *
   * @param buf the array that holds the bytes
   * @param off where they begin
   * @param len how many there are
   * @return the text as it can be shown, at most 255 characters; a longer one is cut and ends with
   *     {@code …}
   */
  public static String ofUtf8(byte[] buf, int off, int len) {
    EscapedText out = new EscapedText(LONGEST_NAME);
    int end = off + len;
    int at = off;
    while (at < end && !out.isFull()) {
      int length = Utf8.sequenceLength(buf, at, end);
      if (length == 0) {
        out.append(String.format("\\x%02x", buf[at] & 0xff));
        at++;
      } else {
        out.escaped(Utf8.codePoint(buf, at, length));
        at += length;
      }
    }
    return out.toString();
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

  /** Returns the text; a text that exceeds the limit is cut and ends with an ellipsis. */
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
