package dev.wirecommand.cbor;

import dev.wirecommand.text.EscapedText;

/** Prints map keys as text for error messages. */
final class KeyText {
  private static final int LONGEST = 255;

  private KeyText() {}

  /**
   * Returns the text of a key. A string is escaped and in quotes; any other key is in diagnostic
   * notation.
   */
  static String of(byte[] buf, int off, int len) {
    CborCursor in = new CborCursor(buf, off, len);
    int initial = in.initialByte();
    if (initial >>> 5 == 2 || initial >>> 5 == 3) {
      int length = in.stringLength(initial);
      return "'" + EscapedText.ofUtf8(buf, in.pos, length) + "'";
    }
    return DocumentPrinter.print(buf, off, len, LONGEST);
  }

  /** Moves past a key that occurs twice in its map, and returns the exception for that key. */
  static CborException duplicate(CborCursor in, int key) {
    in.pos = key;
    in.skipUnchecked();
    return in.fault("duplicate key " + of(in.buf, key, in.pos - key), key);
  }
}
