package dev.wirecommand.schema.json;

import java.util.Set;

/**
 * The objects with one member that are written for values which JSON does not have. A key of a map
 * that has one of their names is written with one {@code $} more.
 */
final class Escapes {
  static final String BYTES = "$bytes";
  static final String FLOAT = "$float";
  static final String SIMPLE = "$simple";
  static final String MAP = "$map";

  private static final Set<String> NAMES = Set.of(BYTES, FLOAT, SIMPLE, MAP);

  private Escapes() {}

  /** Tells whether a name is one of these. */
  static boolean isReserved(String name) {
    return NAMES.contains(name);
  }

  static String escaped(String name) {
    return isReserved(lastDollar(name)) ? "$" + name : name;
  }

  static String unescaped(String name) {
    return name.startsWith("$$") && isReserved(lastDollar(name)) ? name.substring(1) : name;
  }

  /** Returns a name without the first ones of the dollars that it begins with. */
  private static String lastDollar(String name) {
    int at = 0;
    while (name.startsWith("$$", at)) {
      at++;
    }
    return name.substring(at);
  }
}
