package dev.wirecommand.frame.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A string in Python's notation: {@code b'..'}, {@code '..'} or {@code u'..'}. The quotes are
 * single, double or tripled. Adjacent strings are joined.
 */
final class PythonString {
  /** The content of a string: its bytes, or its text in UTF-8. */
  static final class Content {
    private final boolean isText;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Content(boolean isText) {
      this.isText = isText;
    }

    boolean isText() {
      return isText;
    }

    /** Adds a character in UTF-8. It must not be a surrogate. */
    void character(int codePoint) {
      if (codePoint < 0x80) {
        bytes.write(codePoint);
      } else {
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      }
    }

    /**
     * Adds the value of an escape sequence. In text the value is a code point. In bytes only its
     * lowest 8 bits count.
     */
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
   * Reads the string that begins at an index. A string begins with a prefix or a quote.
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

  /** Returns the index just after the end of the string. */
  int end() {
    return index;
  }

  Content content() {
    return content;
  }

  /**
   * Tells whether the string at an index is text rather than bytes. A prefix or a quote must be at
   * the index.
   */
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

  /** Moves to the next adjacent string, and returns whether there is one. */
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
