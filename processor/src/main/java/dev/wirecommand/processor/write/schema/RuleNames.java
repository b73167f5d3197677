package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.CommandClass;
import dev.wirecommand.processor.model.NamedShape;
import dev.wirecommand.processor.model.WireType;
import dev.wirecommand.processor.write.NameScope;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the names of CDDL rules, so that no two rules have the same name. The names of types
 * depend on the order in which the types are named.
 */
final class RuleNames {
  /**
   * The reserved names, which no generated CDDL rule may have. CDDL defines all of them (RFC 8610,
   * appendix D) except {@code request}, the root of the schema. The names of {@link ScalarRule} are
   * reserved too, so that no name depends on which scalars a class uses.
   */
  private static final String[] TAKEN = {
    "any",
    "b64legacy",
    "b64url",
    "bigfloat",
    "bigint",
    "bignint",
    "biguint",
    "bool",
    "bstr",
    "bytes",
    "cbor-any",
    "decfrac",
    "eb16",
    "eb64legacy",
    "eb64url",
    "encoded-cbor",
    "false",
    "float",
    "float16",
    "float16-32",
    "float32",
    "float32-64",
    "float64",
    "int",
    "integer",
    "mime-message",
    "nil",
    "nint",
    "null",
    "number",
    "regexp",
    "request",
    "tdate",
    "text",
    "time",
    "true",
    "tstr",
    "uint",
    "undefined",
    "unsigned",
    "uri"
  };

  private final CommandClass commands;
  private final NameScope names = new NameScope(TAKEN);
  private final Map<WireType, String> byType = new LinkedHashMap<>();
  private final Set<ScalarRule> scalars = EnumSet.noneOf(ScalarRule.class);

  RuleNames(CommandClass commands) {
    this.commands = commands;
    for (ScalarRule rule : ScalarRule.values()) {
      names.unique(rule.ruleName());
    }
  }

  /** Returns an identifier for a rule, made from a text. */
  String unique(String text) {
    return names.unique(identifier(text));
  }

  /** Returns the name of a record, enum or sealed interface, which gets one at its first use. */
  String of(WireType type, NamedShape shape) {
    return byType.computeIfAbsent(type, named -> unique(inside(shape.text())));
  }

  /** Returns the name of a rule for a scalar, and notes that the rule is used. */
  String of(ScalarRule rule) {
    scalars.add(rule);
    return rule.ruleName();
  }

  /** Returns the rules for scalars that were used. */
  Set<ScalarRule> scalars() {
    return scalars;
  }

  /** Returns the types that have a name, in the order in which they were named. */
  List<WireType> types() {
    return List.copyOf(byType.keySet());
  }

  /** Returns the name of a type that has one. */
  String of(WireType type) {
    return Objects.requireNonNull(byType.get(type), "the type has no name");
  }

  /**
   * Returns the names in the texts of codecs that are neither defined by CDDL nor names of types. A
   * rule for a scalar that a text names counts as used.
   */
  Set<String> unknownIn(Iterable<String> texts) {
    Set<String> unknown = new TreeSet<>();
    texts.forEach(text -> unknown.addAll(CddlNames.in(text)));
    unknown.removeAll(List.of(TAKEN));
    unknown.removeAll(byType.values());
    for (ScalarRule rule : ScalarRule.values()) {
      if (unknown.remove(rule.ruleName())) {
        scalars.add(rule);
      }
    }
    return unknown;
  }

  /** Returns the name of a type, relative to the command class if that class encloses the type. */
  private String inside(String text) {
    String outer = commands.owner().text() + ".";
    return text.startsWith(outer) ? text.substring(outer.length()) : text;
  }

  /**
   * Converts a name to a valid CDDL identifier. The identifier consists of letters and digits, with
   * hyphens and dots only between them. CDDL gives a meaning to a dollar sign at the beginning.
   */
  private static String identifier(String name) {
    String id = name.replaceAll("[^A-Za-z0-9_$@.-]", "_");
    if (!id.matches("[A-Za-z_@].*")) {
      id = "_" + id;
    }
    return id.matches(".*[.-]") ? id + "_" : id;
  }
}
