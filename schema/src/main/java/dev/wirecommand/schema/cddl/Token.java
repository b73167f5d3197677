package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.text.EscapedText;
import org.jspecify.annotations.Nullable;

/**
 * A word of a CDDL text.
 *
 * @param kind its kind
 * @param text as it stands in the source; the bare name of a control operator
 * @param value the value of a literal, otherwise null
 * @param position where it begins
 * @param begin the index of its first character
 * @param end the index after its last character
 */
record Token(
    Kind kind, String text, @Nullable CborValue value, Position position, int begin, int end) {
  private static final int QUOTED = 40;

  enum Kind {
    NAME,
    LITERAL,
    CONTROL,
    PUNCTUATION,
    END
  }

  /** Tells whether this is the given punctuation. */
  boolean is(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }

  /** Tells whether this follows another token without a space between. */
  boolean touches(Token before) {
    return begin == before.end;
  }

  /** Returns the token in words, for messages. */
  String words() {
    return switch (kind) {
      case END -> "the end";
      case CONTROL -> "'." + text + "'";
      default -> "'" + EscapedText.of(text, QUOTED) + "'";
    };
  }
}
