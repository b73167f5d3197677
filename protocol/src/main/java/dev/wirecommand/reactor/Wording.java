package dev.wirecommand.reactor;

import dev.wirecommand.frame.FrameType;

/**
 * How messages speak of what a peer sent, so that nothing it sent can disturb a log or terminal.
 */
final class Wording {
  private static final int LONGEST = 80;

  private Wording() {}

  /** The text in single quotes, cut where it is long, all but printable ASCII escaped. */
  static String quote(String text) {
    boolean cut = text.length() > LONGEST;
    String shown = printable(cut ? text.substring(0, LONGEST) : text).replace("'", "\\u0027");
    return "'" + shown + (cut ? "'…" : "'");
  }

  /** The text with all but printable ASCII escaped. */
  static String printable(String text) {
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

  /** A frame type's name, or its number where it is unassigned. */
  static String typeName(int code) {
    FrameType type = FrameType.of(code);
    return type == null ? "frame type " + code : type.wireName();
  }
}
