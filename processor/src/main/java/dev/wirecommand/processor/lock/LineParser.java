package dev.wirecommand.processor.lock;

import java.util.Optional;
import java.util.function.Consumer;

/** Parses one line of the lock file from left to right. */
final class LineParser {
  private static final int DEEPEST = 500;

  private final LockLine line;
  private final String text;
  private final Consumer<String> references;
  private int next;
  private int depth;

  /**
   * Creates a parser.
   *
   * @param line the line
   * @param references receives the name of each type of the section that the line mentions
   */
  LineParser(LockLine line, Consumer<String> references) {
    this.line = line;
    this.text = line.text();
    this.references = references;
    this.next = line.indent();
  }

  /** Skips the expected text if it comes next in the line. Returns whether it was skipped. */
  boolean skip(String expected) {
    if (!text.startsWith(expected, next)) {
      return false;
    }
    next += expected.length();
    return true;
  }

  /** Skips a word and the space after it, if the word comes next. Returns whether it did. */
  boolean skipWord(String word) {
    int end = next + word.length();
    if (!text.startsWith(word, next) || (end < text.length() && text.charAt(end) != ' ')) {
      return false;
    }
    next = Math.min(end + 1, text.length());
    return true;
  }

  void expect(String expected, String where) throws LockSyntaxException {
    if (!skip(expected)) {
      throw line.error(
          (expected.isBlank() ? "a space" : "'" + expected.strip() + "'")
              + " is missing at column "
              + (next + 1),
          "Write it " + where);
    }
  }

  void end() throws LockSyntaxException {
    if (next < text.length()) {
      throw line.error("'" + text.substring(next) + "' is unexpected here", "Remove it");
    }
  }

  /**
   * Reads the text up to the given character and skips this character. If the character is missing,
   * reads the rest of the line.
   */
  String until(char end) {
    int start = next;
    int found = text.indexOf(end, start);
    next = found < 0 ? text.length() : found + 1;
    return text.substring(start, found < 0 ? next : found);
  }

  /** Reads a wire name, with or without quotes. */
  String name() throws LockSyntaxException {
    if (skip("\"")) {
      return quoted();
    }
    int start = next;
    if (next < text.length() && LockedName.isPlainStart(text.charAt(next))) {
      while (next < text.length() && LockedName.isPlain(text.charAt(next))) {
        next++;
      }
    }
    if (next == start) {
      throw line.error(
          "a name is missing at column " + (next + 1),
          "Write it, in quotes if there is more in it than A-Z a-z 0-9 _ $ . -");
    }
    return text.substring(start, next);
  }

  private String quoted() throws LockSyntaxException {
    StringBuilder quoted = new StringBuilder();
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == '"') {
        return quoted.toString();
      }
      quoted.append(c == '\\' ? escape() : c);
    }
    throw line.error("the quotes are not closed", "Write \" at the end of the text");
  }

  private char escape() throws LockSyntaxException {
    if (skip("\"")) {
      return '"';
    }
    if (skip("\\")) {
      return '\\';
    }
    if (text.startsWith("u", next) && next + 5 <= text.length()) {
      String digits = text.substring(next + 1, next + 5);
      if (digits.matches("[0-9a-f]{4}")) {
        next += 5;
        return (char) Integer.parseInt(digits, 16);
      }
    }
    throw line.error(
        "the escape at column " + next + " is unknown", "Write \\\", \\\\ or \\u with four digits");
  }

  /** Reads the name of a Java type. Only a qualified name may contain dots. */
  String javaName(boolean qualified) throws LockSyntaxException {
    int start = next;
    while (next < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(next))
            || (qualified && text.charAt(next) == '.'))) {
      next++;
    }
    if (next == start) {
      throw line.error("a name is missing at column " + (next + 1), "Write that of the Java type");
    }
    return text.substring(start, next);
  }

  /** Reads the name of a type. The type must be in the same section. */
  String reference() throws LockSyntaxException {
    String name = javaName(false);
    references.accept(name);
    return name;
  }

  LockedType type() throws LockSyntaxException {
    if (++depth > DEEPEST) {
      throw line.error("the type is nested more than " + DEEPEST + " deep", "Use a record in it");
    }
    LockedType type = present();
    depth--;
    return skip("?") ? new LockedType.OrNull(type) : type;
  }

  private LockedType present() throws LockSyntaxException {
    if (skip("[")) {
      LockedType element = type();
      expect("]", "after the type of the elements");
      return new LockedType.ListOf(element);
    }
    if (skip("{")) {
      LockedType key = type();
      expect(": ", "after the type of the keys");
      LockedType value = type();
      expect("}", "after the type of the values");
      return new LockedType.MapOf(key, value);
    }
    if (skip(LockedTypeText.CODEC + " ")) {
      expect("\"", "before the schema");
      return new LockedType.Coded(quoted());
    }
    String name = javaName(false);
    Optional<LockedScalar> scalar = LockedScalar.of(name);
    if (scalar.isPresent()) {
      return new LockedType.Scalar(scalar.get());
    }
    references.accept(name);
    return new LockedType.Named(name);
  }
}
