package dev.wirecommand.processor.check;

import java.util.OptionalInt;

/** Finds halves of surrogate pairs, which Java's strings may have and UTF-8 may not. */
final class UnpairedSurrogate {
  private UnpairedSurrogate() {}

  /** Returns the index of the first half that stands alone in a text. */
  static OptionalInt indexIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return OptionalInt.of(i);
        }
        i++;
      }
    }
    return OptionalInt.empty();
  }
}
