package dev.wirecommand.server;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of types in a text in CDDL, and replaces them. */
final class TypeNames {
  /**
   * The parts of a text that may contain letters: text, bytes, comments, numbers, control operators
   * and, last and in a group, names that are not the key of a map.
   */
  private static final Pattern PARTS =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
              + "|(?:h|b64)?'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'"
              + "|;[^\n]*+"
              + "|[0-9][0-9A-Za-z_.]*+"
              + "|\\.[A-Za-z][A-Za-z0-9]*+"
              + "|([A-Za-z_$@][A-Za-z0-9_$@]*+(?:[-.]++[A-Za-z0-9_$@]++)*+)(?!\\s*:)",
          Pattern.DOTALL);

  private TypeNames() {}

  /**
   * Replaces names of types. A name that is the key of a map stays.
   *
   * @param cddl the text
   * @param replacements the new name for each name that is replaced
   */
  static String replace(String cddl, Map<String, String> replacements) {
    if (replacements.isEmpty()) {
      return cddl;
    }
    return PARTS
        .matcher(cddl)
        .replaceAll(
            part -> {
              String name = part.group(1);
              String replacement = name == null ? null : replacements.get(name);
              return Matcher.quoteReplacement(replacement == null ? part.group() : replacement);
            });
  }
}
