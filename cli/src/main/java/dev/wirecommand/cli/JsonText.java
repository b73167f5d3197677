package dev.wirecommand.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes JSON strings (RFC 8259, section 7) that are safe to print on a terminal. */
final class JsonText {
  private static final HexFormat HEX = HexFormat.of();

  private JsonText() {}

  /**
   * Converts a text to a JSON string.
   *
   * @param text any text
   * @return the string with its quotes, on one line; characters that are not printable are escaped
   */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int point = text.codePointAt(i);
      switch (point) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> SafeText.append(out, point);
      }
    }
    return out.append('"').toString();
  }

  /** Converts bytes to lower-case hex. */
  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** Decodes bytes as UTF-8; returns null if they are not UTF-8 or not printable. */
  static @Nullable String printable(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return SafeText.isPrintable(text) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
