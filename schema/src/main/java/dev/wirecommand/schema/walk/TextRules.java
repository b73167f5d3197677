package dev.wirecommand.schema.walk;

import dev.wirecommand.schema.SchemaType.Text;
import dev.wirecommand.schema.Size;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks texts against their type. */
public final class TextRules {
  /** How many characters a pattern may look at, over and over again, before it is given up. */
  private static final int MOST_STEPS = 1_000_000;

  private TextRules() {}

  /** Returns what is wrong with a text; empty if it is of the type. */
  public static Optional<String> fault(Text type, String text) {
    if (!type.bytes().equals(Size.ANY)) {
      long bytes = text.getBytes(StandardCharsets.UTF_8).length;
      if (!type.bytes().contains(bytes)) {
        return Optional.of(
            "text of " + bytes + " bytes in UTF-8, where " + type.bytes() + " are due");
      }
    }
    if (!type.format().accepts(text)) {
      return Optional.of("expected " + type.format().words() + ", got " + Words.quoted(text));
    }
    return type.pattern().flatMap(pattern -> mismatch(pattern, text));
  }

  private static Optional<String> mismatch(String pattern, String text) {
    try {
      if (Pattern.compile(pattern).matcher(new CountedText(text)).matches()) {
        return Optional.empty();
      }
    } catch (TooManySteps e) {
      return Optional.of("the pattern " + Words.quoted(pattern) + " takes too long on this text");
    }
    return Optional.of(Words.quoted(text) + " does not match the pattern " + Words.quoted(pattern));
  }

  /** Ends a match that backtracks without end. */
  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private int steps;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps++;
      if (steps - text.length() > MOST_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
