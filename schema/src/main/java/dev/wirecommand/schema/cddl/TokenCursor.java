package dev.wirecommand.schema.cddl;

import java.util.List;

/** Reads tokens one after the other, and counts how deep the text is nested. */
final class TokenCursor {
  /** How deep braces, brackets and parentheses may be nested. */
  static final int DEEPEST = 64;

  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Returns the token after the next one. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  /** Reads the next token if it is the given punctuation, and tells whether it was. */
  boolean take(String punctuation) {
    boolean there = peek().is(punctuation);
    if (there) {
      at++;
    }
    return there;
  }

  void expect(String punctuation) {
    if (!take(punctuation)) {
      throw expected("'" + punctuation + "'");
    }
  }

  void expectEnd() {
    if (peek().kind() != Token.Kind.END) {
      throw expected("the end");
    }
  }

  /** Reads an opening bracket. */
  void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw new CddlException(peek().position(), "nesting deeper than " + DEEPEST);
    }
    at++;
  }

  /** Reads the closing bracket that belongs to the last {@link #enter}. */
  void exit(String closing) {
    expect(closing);
    depth--;
  }

  /** Returns the exception for a token that is not the expected one. */
  CddlException expected(String what) {
    return new CddlException(peek().position(), "expected " + what + ", got " + peek().words());
  }
}
