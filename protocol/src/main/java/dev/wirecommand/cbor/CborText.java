package dev.wirecommand.cbor;

import java.util.Objects;

/**
 * Prints CBOR for people, in the diagnostic notation of RFC 8949, section 8: {@code {h'6e61':
 * "text", 1: [1.0, null]}}.
 *
 * <p>Byte strings are printed in hexadecimal. In text, quotes and backslashes are escaped, and so
 * is whatever would not show or would change how the rest shows: control characters, line and
 * paragraph separators, format characters (among them those that reverse the direction of text) and
 * unpaired surrogates. Floats are printed in the fewest digits that tell them apart from other
 * floats of 64 bits, and always with a point, so that they never look like integers. Maps are
 * printed in the order in which they stand.
 *
 * <p>A document is read as {@link CborReader} reads it, but may be as large as it likes, nested to
 * {@link CborLimits#DEEPEST}, and hold duplicate keys: what is printed to look for a fault should
 * show it.
 */
public final class CborText {
  private static final int LONGEST_NAME = 255;

  private CborText() {}

  /**
   * Prints a document.
   *
   * @param doc the document
   * @return its diagnostic notation
   * @throws CborException if it is not one well-formed value
   */
  public static String print(byte[] doc) {
    return print(doc, 0, doc.length);
  }

  /**
   * Prints a document.
   *
   * @param buf where the document is
   * @param off where it begins
   * @param len how long it is
   * @return its diagnostic notation
   * @throws CborException if it is not one well-formed value
   * @throws IndexOutOfBoundsException if it is not all inside {@code buf}
   */
  public static String print(byte[] buf, int off, int len) {
    return print(buf, off, len, Integer.MAX_VALUE);
  }

  /**
   * Prints a document, or as much of the beginning as has room.
   *
   * @param buf where the document is
   * @param off where it begins
   * @param len how long it is
   * @param maxChars how long the text may be, at least 1. If it would be longer, it is cut and ends
   *     with {@code …}; what comes after the cut is not read.
   * @return its diagnostic notation
   * @throws CborException if it is not one well-formed value, as far as it is read
   * @throws IndexOutOfBoundsException if it is not all inside {@code buf}
   */
  public static String print(byte[] buf, int off, int len, int maxChars) {
    BoundedText out = new BoundedText(maxChars);
    CborReader in = new CborReader(buf, off, len);
    new DocumentPrinter(in, out).print();
    return out.toString();
  }

  /**
   * Prints a value.
   *
   * @param value the value
   * @return its diagnostic notation
   */
  public static String print(CborValue value) {
    return print(value, Integer.MAX_VALUE);
  }

  /**
   * Prints a value, or as much of the beginning as has room.
   *
   * @param value the value
   * @param maxChars how long the text may be, at least 1. If it would be longer, it is cut and ends
   *     with {@code …}.
   * @return its diagnostic notation
   */
  public static String print(CborValue value, int maxChars) {
    Objects.requireNonNull(value, "value");
    BoundedText out = new BoundedText(maxChars);
    return value.accept(new ValuePrinter(out)).toString();
  }

  /** A map's key for messages: a string as {@link #name} has it, in quotes. */
  static String key(byte[] buf, int off, int len) {
    CborReader in = new CborReader(buf, off, len);
    CborType type = in.peek();
    if (type == CborType.BYTES || type == CborType.TEXT) {
      int length = in.stringLength(in.initialByte());
      return "'" + name(buf, in.pos, length) + "'";
    }
    return print(buf, off, len, LONGEST_NAME);
  }

  /** A name for messages: unquoted, escaped, and cut at a length. */
  public static String name(byte[] buf, int off, int len) {
    BoundedText out = new BoundedText(LONGEST_NAME);
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

  /**
   * Prints a text for messages: unquoted, and escaped as in a text string's notation.
   *
   * @param text the text
   * @param maxChars how long the result may be, at least 1. If it would be longer, it is cut and
   *     ends with {@code …}.
   * @return the text as it can be shown
   */
  public static String name(String text, int maxChars) {
    BoundedText out = new BoundedText(maxChars);
    for (int i = 0; i < text.length() && !out.isFull(); ) {
      int point = text.codePointAt(i);
      out.escaped(point);
      i += Character.charCount(point);
    }
    return out.toString();
  }
}
