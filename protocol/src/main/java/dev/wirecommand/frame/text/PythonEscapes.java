package dev.wirecommand.frame.text;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Reads and prints the escape sequences of Python's bytes and text literals. */
final class PythonEscapes {
  private static final HexFormat HEX = HexFormat.of();

  private PythonEscapes() {}

  /**
   * Reads the character or escape sequence at an index, and adds its value to a string's content.
   *
   * @return the index after it
   * @throws IllegalArgumentException if it is neither
   */
  static int read(String line, int index, PythonString.Content content) {
    if (line.charAt(index) != '\\') {
      int character = line.codePointAt(index);
      requireNoSurrogate(index, character);
      content.character(character);
      return index + Character.charCount(character);
    }
    if (index + 1 == line.length()) {
      throw ColumnError.at(
          index, "the backslash at the end escapes nothing; a backslash is written \\\\");
    }
    char kind = line.charAt(index + 1);
    if (isOctal(kind)) {
      return readOctal(line, index, content);
    }
    if (kind == 'x') {
      return readHex(line, index, 2, content);
    }
    if (content.isText() && (kind == 'u' || kind == 'U')) {
      return readHex(line, index, kind == 'u' ? 4 : 8, content);
    }
    if (content.isText() && kind == 'N') {
      return readName(line, index, content);
    }
    int simple = simple(kind);
    if (simple >= 0) {
      content.escaped(simple);
      return index + 2;
    }
    content.character('\\');
    return index + 1;
  }

  private static int simple(char kind) {
    return switch (kind) {
      case '\\', '\'', '"' -> kind;
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      default -> -1;
    };
  }

  private static int readOctal(String line, int index, PythonString.Content content) {
    int value = 0;
    int end = index + 1;
    while (end < line.length() && end <= index + 3 && isOctal(line.charAt(end))) {
      value = value * 8 + (line.charAt(end) - '0');
      end++;
    }
    content.escaped(value);
    return end;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private static int readHex(String line, int index, int digits, PythonString.Content content) {
    int end = index + 2 + digits;
    long value = 0;
    for (int i = index + 2; i < end; i++) {
      if (i >= line.length() || !HexFormat.isHexDigit(line.charAt(i))) {
        throw ColumnError.at(
            index, "\\" + line.charAt(index + 1) + " needs " + digits + " hexadecimal digits");
      }
      value = value << 4 | HexFormat.fromHexDigit(line.charAt(i));
    }
    if (value > Character.MAX_CODE_POINT) {
      throw ColumnError.at(
          index, line.substring(index, end) + " is past the last code point, \\U0010ffff");
    }
    requireNoSurrogate(index, (int) value);
    content.escaped((int) value);
    return end;
  }

  private static int readName(String line, int index, PythonString.Content content) {
    int end = line.indexOf('}', index);
    if (!line.startsWith("{", index + 2) || end < 0) {
      throw ColumnError.at(index, "\\N needs the name of a character in braces");
    }
    String name = line.substring(index + 3, end);
    int codePoint;
    try {
      codePoint = Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      throw ColumnError.at(index, "no character is named '" + name + "'");
    }
    requireNoSurrogate(index, codePoint);
    content.escaped(codePoint);
    return end + 1;
  }

  /** Throws an exception if a code point is a surrogate, because UTF-8 cannot encode it. */
  private static void requireNoSurrogate(int index, int codePoint) {
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw ColumnError.at(
          index,
          "the surrogate "
              + String.format("\\u%04x", codePoint)
              + " is no character; one beyond \\uffff is written \\U and eight digits");
    }
  }

  /**
   * Prints bytes in printable ASCII, without quotes around them. Quotes in the bytes are not
   * escaped.
   */
  static void printPayload(StringBuilder out, ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      printUnit(out, bytes.get() & 0xFF, false);
    }
  }

  /**
   * Prints bytes in printable ASCII, with single quotes escaped. The caller prints the quotes
   * around them.
   */
  static void printBytes(StringBuilder out, byte[] bytes) {
    for (byte b : bytes) {
      printUnit(out, b & 0xFF, true);
    }
  }

  /**
   * Prints text in printable ASCII, with single quotes escaped. The caller prints the quotes around
   * it.
   */
  static void printText(StringBuilder out, String text) {
    text.codePoints().forEach(codePoint -> printUnit(out, codePoint, true));
  }

  private static void printUnit(StringBuilder out, int unit, boolean quoted) {
    switch (unit) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (unit == '\'' && quoted) {
          out.append("\\'");
        } else if (unit >= ' ' && unit <= '~') {
          out.append((char) unit);
        } else if (unit <= 0xFF) {
          out.append("\\x").append(HEX.toHexDigits(unit, 2));
        } else if (unit <= 0xFFFF) {
          out.append("\\u").append(HEX.toHexDigits(unit, 4));
        } else {
          out.append("\\U").append(HEX.toHexDigits(unit, 8));
        }
      }
    }
  }
}
