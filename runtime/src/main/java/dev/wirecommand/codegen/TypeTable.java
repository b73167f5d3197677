package dev.wirecommand.codegen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named types that the commands of one dispatch use, as rules of CDDL (RFC 8610). Descriptors
 * refer to a type by the name of its rule. The rules refer only to each other and to the names that
 * CDDL itself defines.
 *
 * <p>Immutable, and safe for use by any thread. Generated code makes one for each dispatch.
 */
public final class TypeTable {
  /** A table without types. */
  public static final TypeTable EMPTY = builder().build();

  private final Map<String, String> rules;

  private TypeTable(Map<String, String> rules) {
    this.rules = Collections.unmodifiableMap(rules);
  }

  /** {@return a new builder, without rules} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the rules.
   *
   * @return the type of each rule in CDDL by the rule's name, in the order in which they were
   *     added; immutable
   */
  public Map<String, String> rules() {
    return rules;
  }

  /** {@return the rules in the notation of CDDL} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    rules.forEach((name, type) -> text.append(name).append(" = ").append(type).append('\n'));
    return text.toString();
  }

  /** A builder of a table. For one thread. */
  public static final class Builder {
    private final Map<String, String> rules = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a rule.
     *
     * @param name the name, an identifier of CDDL
     * @param type the type in CDDL
     * @return this builder
     * @throws IllegalArgumentException if there is a rule of that name
     */
    public Builder rule(String name, String type) {
      if (rules.putIfAbsent(name, type) != null) {
        throw new IllegalArgumentException("two types are named '" + name + "'");
      }
      return this;
    }

    /**
     * Adds a rule whose type is too long for one string constant of a class file.
     *
     * @param name the name, an identifier of CDDL
     * @param parts the parts of the type's text in CDDL, in order
     * @return this builder
     * @throws IllegalArgumentException if there is a rule of that name
     */
    public Builder rule(String name, String... parts) {
      return rule(name, String.join("", parts));
    }

    /** {@return the table} */
    public TypeTable build() {
      return new TypeTable(new LinkedHashMap<>(rules));
    }
  }
}
