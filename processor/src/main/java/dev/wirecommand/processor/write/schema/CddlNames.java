package dev.wirecommand.processor.write.schema;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names of types in a text in CDDL. */
final class CddlNames {
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

  private CddlNames() {}

  static Set<String> in(String cddl) {
    Set<String> names = new LinkedHashSet<>();
    Matcher parts = PARTS.matcher(cddl);
    while (parts.find()) {
      if (parts.group(1) != null) {
        names.add(parts.group(1));
      }
    }
    return names;
  }
}
