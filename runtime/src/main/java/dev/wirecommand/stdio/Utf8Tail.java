package dev.wirecommand.stdio;

/** Finds where UTF-8 text is cut within a character. */
final class Utf8Tail {
  private static final int LONGEST = 4;

  private Utf8Tail() {}

  /**
   * How many bytes at the end are the beginning of a character whose rest is missing.
   *
   * @param text holds the text, which need not be valid
   * @param end where it ends
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
   * The length of a character by its first byte; one that no character begins with stands alone.
   */
  private static int size(int first) {
    if (first >= 0xF8) {
      return 1;
    }
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  }
}
