package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.cddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a CDDL text into tokens; spaces and comments are dropped. */
final class Lexer {
  /** Longer ones first, so that {@code =>} is not taken for {@code =}. */
  private static final String[] PUNCTUATION = {
    "...", "..", "//=", "/=", "=>", "//", "=", "/", "{", "}", "[", "]", "(", ")", "<", ">", ":",
    ",", "*", "+", "?", "^", "~", "&", "#"
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Lexer(String text) {
    this.text = text;
  }

  /** Returns the tokens of a text; the last one is the end. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.skipSpace()) {
      lexer.token();
    }
    lexer.add(Kind.END, "", null, lexer.at);
    return lexer.tokens;
  }

  /** Skips spaces and comments, and tells whether anything follows. */
  private boolean skipSpace() {
    boolean comment = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        lineStart = at + 1;
        comment = false;
      } else if (c == ';') {
        comment = true;
      } else if (!comment && c != ' ' && c != '\t' && c != '\r') {
        return true;
      }
      at++;
    }
    return false;
  }

  private void token() {
    int from = at;
    char c = text.charAt(at);
    Literals literals = new Literals(text, at, position());
    if (c == '"' || c == '\'' || literals.hasBytesPrefix()) {
      CborValue value = literals.string();
      literal(value, literals.end(), from);
    } else if (isDigit(c) || (c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      CborValue value = literals.number();
      literal(value, literals.end(), from);
    } else if (isNameStart(c)) {
      at = nameEnd(at);
      add(Kind.NAME, text.substring(from, at), null, from);
    } else if (c == '.' && at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
      at = nameEnd(at + 1);
      add(Kind.CONTROL, text.substring(from + 1, at), null, from);
    } else {
      punctuation();
    }
  }

  private void literal(CborValue value, int end, int from) {
    at = end;
    add(Kind.LITERAL, text.substring(from, end), value, from);
  }

  private void punctuation() {
    int from = at;
    for (String punctuation : PUNCTUATION) {
      if (text.startsWith(punctuation, at)) {
        at += punctuation.length();
        add(Kind.PUNCTUATION, punctuation, null, from);
        return;
      }
    }
    int point = text.codePointAt(at);
    Token stray =
        new Token(Kind.PUNCTUATION, Character.toString(point), null, position(), at, at + 1);
    throw new CddlException(position(), "a character that CDDL does not have: " + stray.words());
  }

  private void add(Kind kind, String word, @Nullable CborValue value, int from) {
    Position position = new Position(line, from - lineStart + 1);
    tokens.add(new Token(kind, word, value, position, from, at));
    // A byte string may contain line breaks.
    for (int i = from; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
  }

  private Position position() {
    return new Position(line, at - lineStart + 1);
  }

  private int nameEnd(int from) {
    int end = from + 1;
    int next = end;
    while (next < text.length()) {
      char c = text.charAt(next);
      next++;
      if (isNameStart(c) || isDigit(c)) {
        end = next;
      } else if (c != '-' && c != '.') {
        break;
      }
    }
    return end;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
