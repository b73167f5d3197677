package dev.wirecommand.schema.cddl;

import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.TextFormat;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Parses CDDL (RFC 8610) into types: what the processor writes, and what a codec's author may
 * reasonably write beside it.
 *
 * <p>Known are the names that CDDL defines without a tag, literals, ranges of integers, choices,
 * arrays, maps, fields, and {@code .size}, {@code .regexp}, {@code .eq}, {@code .lt}, {@code .le},
 * {@code .gt} and {@code .ge}. Other operators that narrow a type, such as {@code .cbor}, leave the
 * type as it is. Not known are tags, generic rules, sockets, and named groups.
 *
 * <p>A rule whose name is that of a {@link TextFormat} and whose type is {@code tstr} has that
 * format. Byte strings of exactly 16 bytes are UUIDs.
 *
 * <p>A text may have up to 4,194,304 characters, and nest up to 64 levels deep.
 *
 * <p>Immutable, and so safe for use by any thread.
 */
public final class CddlParser {
  private static final int MOST_CHARS = 4 << 20;
  private static final String QUOTED_NAME = "no type is named ";

  private final boolean lenient;
  private final Consumer<CddlProblem> problems;

  private CddlParser(boolean lenient, Consumer<CddlProblem> problems) {
    this.lenient = lenient;
    this.problems = problems;
  }

  /** {@return a parser that refuses whatever it does not understand} */
  public static CddlParser strict() {
    return new CddlParser(false, problem -> {});
  }

  /**
   * Returns a parser that takes what it does not understand for {@code any}: a name that has no
   * rule, a rule, or a type. It suits tools that meet servers which they do not know.
   *
   * @param problems is told of each; called on the thread that parses
   * @return the parser
   */
  public static CddlParser lenient(Consumer<CddlProblem> problems) {
    return new CddlParser(true, problems);
  }

  /**
   * Parses rules, such as {@code Person = { name: tstr, ? mail: tstr }}. Each has a name and a
   * type.
   *
   * @param text the rules
   * @return their types by name
   * @throws CddlException if the text is refused. A lenient parser, too, refuses a text whose rules
   *     can't be told apart.
   */
  public Schema parse(String text) {
    checkLength(text.length());
    List<Token> tokens = Lexer.tokens(text);
    Map<String, List<Token>> rules = RuleSplitter.split(tokens);
    return schema(rules, false);
  }

  /**
   * Parses rules that are given one by one, as a server describes them.
   *
   * @param rules for each name the text of its type
   * @return the types by name
   * @throws CddlException if a text is refused; not thrown by a lenient parser
   */
  public Schema parse(Map<String, String> rules) {
    checkLength(rules.values().stream().mapToLong(String::length).sum());
    Map<String, List<Token>> tokens = new LinkedHashMap<>();
    Set<String> broken = new HashSet<>();
    rules.forEach(
        (name, text) -> {
          try {
            tokens.put(name, Lexer.tokens(text));
          } catch (CddlException e) {
            refused(name, e);
            broken.add(name);
            tokens.put(name, List.of());
          }
        });
    broken.forEach(name -> tokens.put(name, Lexer.tokens("any")));
    return schema(tokens, true);
  }

  /**
   * Parses one type, such as {@code [* Person]}.
   *
   * @param text the type
   * @param schema the types that it may name
   * @return the type
   * @throws CddlException if the text is refused; not thrown by a lenient parser
   */
  public SchemaType parseType(String text, Schema schema) {
    try {
      checkLength(text.length());
      return type(Lexer.tokens(text), schema.types().keySet(), "");
    } catch (CddlException e) {
      problem("", e);
      return new SchemaType.Any();
    }
  }

  private Schema schema(Map<String, List<Token>> rules, boolean named) {
    Map<String, SchemaType> types = new LinkedHashMap<>();
    rules.forEach(
        (name, tokens) -> {
          SchemaType type;
          try {
            type = formatted(name, type(tokens, rules.keySet(), name));
          } catch (CddlException e) {
            if (named || lenient) {
              refused(name, e);
            } else {
              throw e;
            }
            type = new SchemaType.Any();
          }
          types.put(name, type);
        });
    try {
      return Schema.of(types);
    } catch (IllegalArgumentException e) {
      CddlException refusal = new CddlException(new Position(1, 1), String.valueOf(e.getMessage()));
      problem("", refusal);
      return Schema.of(
          types.keySet().stream()
              .collect(Collectors.toMap(name -> name, name -> new SchemaType.Any())));
    }
  }

  private void refused(String name, CddlException refusal) {
    problem(name, lenient ? refusal : refusal.inRule(name));
  }

  /** Throws the exception, or reports it if this parser is lenient. */
  private void problem(String place, CddlException refusal) {
    if (!lenient) {
      throw refusal;
    }
    problems.accept(new CddlProblem(place, String.valueOf(refusal.getMessage())));
  }

  private SchemaType type(List<Token> tokens, Set<String> known, String rule) {
    TokenCursor cursor = new TokenCursor(tokens);
    SchemaType type = new TypeParser(cursor, name -> named(name, known, rule)).type();
    cursor.expectEnd();
    return type;
  }

  private SchemaType named(Token name, Set<String> known, String rule) {
    if (known.contains(name.text())) {
      return TypeParser.reference(name);
    }
    problem(rule, new CddlException(name.position(), QUOTED_NAME + name.words()));
    return new SchemaType.Any();
  }

  private static SchemaType formatted(String name, SchemaType type) {
    return type.equals(SchemaType.Text.ANY)
        ? TextFormat.ofRule(name)
            .<SchemaType>map(
                format ->
                    new SchemaType.Text(
                        SchemaType.Text.ANY.bytes(), SchemaType.Text.ANY.pattern(), format))
            .orElse(type)
        : type;
  }

  private static void checkLength(long chars) {
    if (chars > MOST_CHARS) {
      throw new CddlException(
          new Position(1, 1), "a text of " + chars + " characters: more than " + MOST_CHARS);
    }
  }
}
