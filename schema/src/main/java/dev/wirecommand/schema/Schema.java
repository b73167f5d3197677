package dev.wirecommand.schema;

import dev.wirecommand.schema.SchemaType.Choice;
import dev.wirecommand.schema.SchemaType.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of named types. {@code dev.wirecommand.schema.cddl.CddlParser} makes one from CDDL.
 *
 * <p>Immutable, and so safe for use by any thread.
 */
public final class Schema {
  /** A table without types. */
  public static final Schema EMPTY = new Schema(Map.of());

  /** How many names may lead from one to the next without an array, map or record between. */
  private static final int LONGEST_CHAIN = 64;

  private final Map<String, SchemaType> types;

  private Schema(Map<String, SchemaType> types) {
    this.types = types;
  }

  /**
   * Makes a table.
   *
   * @param types the types by name, to be copied in their order; they may refer to each other and
   *     to themselves
   * @return the table
   * @throws IllegalArgumentException if a type is nothing but itself, as {@code a = a / null} is,
   *     or if more than 64 names lead from one to the next
   */
  public static Schema of(Map<String, SchemaType> types) {
    Schema schema = new Schema(Collections.unmodifiableMap(new LinkedHashMap<>(types)));
    Map<String, Integer> heights = new HashMap<>();
    for (String name : types.keySet()) {
      schema.height(name, 0, heights);
    }
    return schema;
  }

  /**
   * Returns how many names a name leads through. Those whose height is not known yet are marked
   * with -1 while they are looked at.
   */
  private int height(String name, int depth, Map<String, Integer> heights) {
    Integer known = heights.get(name);
    if (known != null && known >= 0) {
      return known;
    }
    if (known != null) {
      throw new IllegalArgumentException("the type '" + name + "' is defined by itself alone");
    }
    heights.put(name, -1);
    int height = 0;
    SchemaType type = types.get(name);
    if (type != null && depth <= LONGEST_CHAIN) {
      for (String next : directReferences(type)) {
        height = Math.max(height, 1 + height(next, depth + 1, heights));
      }
    }
    if (height > LONGEST_CHAIN || depth > LONGEST_CHAIN) {
      throw new IllegalArgumentException(
          "the type '" + name + "' leads through more than " + LONGEST_CHAIN + " names");
    }
    heights.put(name, height);
    return height;
  }

  /** Returns the names that are the type itself, or alternatives of it. */
  private static Set<String> directReferences(SchemaType type) {
    Set<String> names = new HashSet<>();
    List<SchemaType> left = new ArrayList<>(List.of(type));
    while (!left.isEmpty()) {
      SchemaType next = left.remove(left.size() - 1);
      if (next instanceof Reference reference) {
        names.add(reference.name());
      } else if (next instanceof Choice choice) {
        left.addAll(choice.alternatives());
      }
    }
    return names;
  }

  /** {@return the types by name, in their order; immutable} */
  public Map<String, SchemaType> types() {
    return types;
  }

  /**
   * Follows references until a type is none.
   *
   * @param type the type
   * @return the type behind the references, or the type itself
   * @throws IllegalArgumentException if this table does not have a name
   */
  public SchemaType resolve(SchemaType type) {
    SchemaType resolved = type;
    while (resolved instanceof Reference reference) {
      resolved = types.get(reference.name());
      if (resolved == null) {
        throw new IllegalArgumentException("no type is named '" + reference.name() + "'");
      }
    }
    return resolved;
  }

  /** {@return the names and types, for debugging} */
  @Override
  public String toString() {
    return types.toString();
  }
}
