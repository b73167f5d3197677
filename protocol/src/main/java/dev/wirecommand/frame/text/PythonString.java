package dev.wirecommand.frame.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A string in Python's notation: {@code b'..'}, {@code '..'} or {@code u'..'}, in single, double or
 * tripled quotes; strings that follow each other are one.
 */
final class PythonString {
  /** What the characters and the escapes of a string become: bytes, or text as its UTF-8. */
  static final class Content {
    private final boolean isText;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Content(boolean isText) {
      this.isText = isText;
    }

    boolean isText() {
      return isText;
    }

    /** Takes a character that stands for itself, which is no surrogate. */
    void character(int codePoint) {
      if (codePoint < 0x80) {
        bytes.write(codePoint);
      } else {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      }
    }

    /** Takes the value of an escape: in text a code point, else a byte, of which 8 bits count. */
    void escaped(int value) {
      if (isText) {
        character(value);
      } else {
        bytes.write(value);
      }
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private final String line;
  private int index;
  private final Content content;

  private PythonString(String line, int index, boolean isText) {
    this.line = line;
    this.index = index;
    this.content = new Content(isText);
  }

  /**
   * Reads the string at an index, where its prefix or its quote is.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PythonString read(String line, int from) {
    PythonString string = new PythonString(line, from, isText(line, from));
    do {
      string.readPart();
    } while (string.goToNextPart());
    return string;
  }

  /** The index after the string. */
  int end() {
    return index;
  }

  Content content() {
    return content;
  }

  /** Tells the kind of the string that begins at an index; there, a prefix or a quote must be. */
  private static boolean isText(String line, int from) {
    int quote = from;
    while (!PythonSyntax.isQuote(line.charAt(quote))) {
      quote++;
    }
    String prefix = line.substring(from, quote);
    return switch (prefix) {
      case "", "u", "U" -> true;
      case "b", "B" -> false;
      default ->
          throw ColumnError.at(from, "a string's prefix is b, u or none, not '" + prefix + "'");
    };
  }

  private void readPart() {
    int start = index;
    if (!PythonSyntax.isQuote(line.charAt(index))) {
      index++;
    }
    String quote = line.substring(index, index + 1);
    if (line.startsWith(quote.repeat(3), index)) {
      quote = quote.repeat(3);
    }
    index += quote.length();
    while (!line.startsWith(quote, index)) {
      if (index == line.length()) {
        throw ColumnError.at(start, "the string is never closed; " + quote + " ends it");
      }
      index = PythonEscapes.read(line, index, content);
    }
    index += quote.length();
  }

  /** Goes to the string that follows, if one does. */
  private boolean goToNextPart() {
    int next = PythonSyntax.skipSpace(line, index);
    int quote = next;
    while (quote < line.length() && PythonSyntax.isNamePart(line.charAt(quote))) {
      quote++;
    }
    if (quote == line.length() || !PythonSyntax.isQuote(line.charAt(quote))) {
      return false;
    }
    if (isText(line, next) != content.isText()) {
      throw ColumnError.at(next, "bytes and text do not join; put a comma between them");
    }
    index = next;
    return true;
  }
}
