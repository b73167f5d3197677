package dev.wirecommand.schema.cddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits a text of rules into the tokens of each. A rule ends where the next one begins. */
final class RuleSplitter {
  private RuleSplitter() {}

  /** Returns the tokens of each rule's type by the rule's name. */
  static Map<String, List<Token>> split(List<Token> tokens) {
    Map<String, List<Token>> rules = new LinkedHashMap<>();
    TokenCursor cursor = new TokenCursor(tokens);
    while (cursor.peek().kind() != Token.Kind.END) {
      Token name = cursor.peek();
      if (name.kind() != Token.Kind.NAME) {
        throw cursor.expected("the name of a rule");
      }
      cursor.next();
      cursor.expect("=");
      List<Token> type = new ArrayList<>();
      while (cursor.peek().kind() != Token.Kind.END && !beginsRule(cursor)) {
        type.add(cursor.next());
      }
      Token next = cursor.peek();
      type.add(
          new Token(Token.Kind.END, next.text(), null, next.position(), next.begin(), next.end()));
      if (Prelude.defines(name.text())) {
        throw new CddlException(name.position(), name.words() + " is a name that CDDL defines");
      }
      if (rules.put(name.text(), type) != null) {
        throw new CddlException(name.position(), "the second rule named " + name.words());
      }
    }
    return rules;
  }

  private static boolean beginsRule(TokenCursor cursor) {
    return cursor.peek().kind() == Token.Kind.NAME && cursor.second().is("=");
  }
}
