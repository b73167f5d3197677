package dev.wirecommand.schema.cddl;

import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Choice;
import dev.wirecommand.schema.SchemaType.Literal;
import dev.wirecommand.schema.SchemaType.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Parses types (RFC 8610, appendix B: type, type1 and type2). */
final class TypeParser {
  private final TokenCursor cursor;
  private final Names names;
  private final GroupParser groups;

  /** Decides what a name that CDDL does not define means. */
  interface Names {
    /**
     * Returns the type of a name.
     *
     * @throws CddlException if there is no such name
     */
    SchemaType type(Token name);
  }

  TypeParser(TokenCursor cursor, Names names) {
    this.cursor = cursor;
    this.names = names;
    this.groups = new GroupParser(cursor, this);
  }

  /** Parses a choice of types, or a single one. */
  SchemaType type() {
    return choice(single());
  }

  /** Parses the rest of a choice, whose first alternative has been parsed. */
  SchemaType choice(SchemaType first) {
    if (!cursor.peek().is("/")) {
      return first;
    }
    List<SchemaType> alternatives = new ArrayList<>();
    add(alternatives, first);
    while (cursor.take("/")) {
      add(alternatives, single());
    }
    return new Choice(alternatives);
  }

  /** A choice within a choice is the same as its alternatives. */
  private static void add(List<SchemaType> alternatives, SchemaType type) {
    if (type instanceof Choice inner) {
      alternatives.addAll(inner.alternatives());
    } else {
      alternatives.add(type);
    }
  }

  /** Parses a type that is no choice, with its range or control operators. */
  SchemaType single() {
    SchemaType type = plain();
    while (true) {
      Token operator = cursor.peek();
      if (operator.is("..") || operator.is("...")) {
        cursor.next();
        type = Operators.range(type, plain(), operator.is("..."), operator.position());
      } else if (operator.kind() == Token.Kind.CONTROL) {
        cursor.next();
        // An operand that is a range needs parentheses (RFC 8610, section 3.8.1).
        type = Operators.control(operator, type, plain());
      } else {
        return type;
      }
    }
  }

  private SchemaType plain() {
    Token token = cursor.peek();
    switch (token.kind()) {
      case NAME -> {
        cursor.next();
        return Prelude.defines(token.text()) ? Prelude.type(token) : names.type(token);
      }
      case LITERAL -> {
        cursor.next();
        return new Literal(Objects.requireNonNull(token.value()));
      }
      case PUNCTUATION -> {
        return bracketed(token);
      }
      default -> throw cursor.expected("a type");
    }
  }

  private SchemaType bracketed(Token token) {
    switch (token.text()) {
      case "(" -> {
        cursor.enter();
        SchemaType type = type();
        cursor.exit(")");
        return type;
      }
      case "{" -> {
        return groups.map();
      }
      case "[" -> {
        return groups.array();
      }
      case "#", "~", "&", "<" ->
          throw new CddlException(token.position(), token.words() + " is not supported here");
      default -> throw cursor.expected("a type");
    }
  }

  /** Returns a reference to a name. */
  static SchemaType reference(Token name) {
    return new Reference(name.text());
  }
}
