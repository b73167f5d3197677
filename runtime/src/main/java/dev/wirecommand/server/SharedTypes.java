package dev.wirecommand.server;

import dev.wirecommand.codegen.TypeTable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The named types of all commands of a server, in one table. A name that two dispatches give to
 * different types gets a number in the later one. For one thread.
 */
final class SharedTypes {
  private final Map<String, String> rules = new LinkedHashMap<>();
  private final IdentityHashMap<TypeTable, Map<String, String>> newNames = new IdentityHashMap<>();

  /** Returns the types that have been added, by name. */
  Map<String, String> rules() {
    return rules;
  }

  /**
   * Adds the types of a dispatch, unless they have been added, and returns a type of one of its
   * commands as it is called here.
   *
   * @param type the type in CDDL, which may refer to the table
   */
  String type(String type, TypeTable table) {
    return TypeNames.replace(type, newNames.computeIfAbsent(table, this::add));
  }

  private Map<String, String> add(TypeTable table) {
    Map<String, String> renamed = new HashMap<>();
    // A type that refers to one with a new name differs from its namesake, too.
    for (int before = -1; before < renamed.size(); ) {
      before = renamed.size();
      table.rules().forEach((name, type) -> renameIfDifferent(name, type, table, renamed));
    }
    table
        .rules()
        .forEach(
            (name, type) ->
                rules.put(renamed.getOrDefault(name, name), TypeNames.replace(type, renamed)));
    return renamed;
  }

  private void renameIfDifferent(
      String name, String type, TypeTable table, Map<String, String> renamed) {
    String known = rules.get(name);
    if (known != null
        && !renamed.containsKey(name)
        && !known.equals(TypeNames.replace(type, renamed))) {
      renamed.put(name, free(name, table, renamed));
    }
  }

  private String free(String name, TypeTable table, Map<String, String> renamed) {
    int number = 2;
    String candidate = name + number;
    while (rules.containsKey(candidate)
        || table.rules().containsKey(candidate)
        || renamed.containsValue(candidate)) {
      number++;
      candidate = name + number;
    }
    return candidate;
  }
}
