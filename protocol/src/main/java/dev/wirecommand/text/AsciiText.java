package dev.wirecommand.text;

/** Methods that escape text from a peer, so that the text cannot disturb a log or a terminal. */
public final class AsciiText {
  private static final int LONGEST = 80;

  private AsciiText() {}

  /**
   * Escapes a text so that only printable ASCII remains, and puts it in single quotes.
   *
   * @param text the text; only its first 80 characters are shown
   * @return the quoted text
   */
  public static String quote(String text) {
    boolean cut = text.length() > LONGEST;
    String shown = printable(cut ? text.substring(0, LONGEST) : text).replace("'", "\\u0027");
    return "'" + shown + (cut ? "'…" : "'");
  }

  /**
   * Escapes every backslash and every character that is not printable ASCII.
   *
   * @param text the text
   * @return the text as it can be shown
   */
  public static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7E || c == '\\') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
