package dev.wirecommand.stdio;

/** A detector for an incomplete character at the end of UTF-8 text. */
final class Utf8Tail {
  private static final int LONGEST = 4;

  private Utf8Tail() {}

  /**
   * Returns the length in bytes of the incomplete character at the end of a text.
   *
   * @param text the array that holds the text, which need not be valid
   * @param end the index at which the text ends
   * @return 0 to 3
   */
  static int length(byte[] text, int end) {
    for (int back = 1; back < LONGEST && back <= end; back++) {
      int b = text[end - back] & 0xFF;
      if (b < 0x80) {
        return 0;
      }
      if (b >= 0xC0) {
        return size(b) > back ? back : 0;
      }
    }
    return 0;
  }

  /**
   * Returns the length in bytes of a character with the given first byte. Returns 1 if no character
   * begins with this byte.
   */
  private static int size(int first) {
    if (first >= 0xF8) {
      return 1;
    }
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  }
}
