package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Checks the characters and the length of command names and argument names. */
final class NameCheck {
  private static final String RESERVED = "wirecommand.";
  private static final int LONGEST = 255;

  private NameCheck() {}

  /**
   * Returns whether a name is not empty and has only valid characters. Only such a name is compared
   * with other names.
   */
  static boolean isComparable(String name) {
    return !name.isEmpty() && firstBad(name) < 0;
  }

  /**
   * Checks the name of a command.
   *
   * @param method the method's name, from which an example is made
   */
  static void command(String name, String method, Site site, Problems problems) {
    if (name.isEmpty()) {
      problems.add(ProblemKind.NAME_EMPTY, site, wellFormed(method, "command"));
    } else if (form(name, site, problems) && name.startsWith(RESERVED)) {
      String rest = wellFormed(name.substring(RESERVED.length()), "");
      boolean useful = !rest.isEmpty() && !rest.startsWith(RESERVED);
      problems.add(
          ProblemKind.NAME_RESERVED, site, RESERVED, useful ? ", such as '" + rest + "'" : "");
    }
  }

  /** Checks the characters and the length of a name, which must not be empty. */
  static boolean form(String name, Site site, Problems problems) {
    int bad = firstBad(name);
    if (bad >= 0) {
      String fix = wellFormed(name, "");
      problems.add(
          ProblemKind.NAME,
          site,
          "'" + shown(name) + "' has " + character(name, bad) + " at index " + bad,
          fix.isEmpty() ? "Choose another" : "Use '" + fix + "'");
      return false;
    }
    if (name.length() > LONGEST) {
      String fact = "the name has " + name.length() + " characters";
      problems.add(ProblemKind.NAME, site, fact, "Shorten it");
      return false;
    }
    return true;
  }

  private static int firstBad(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!(i == 0 ? isFirst(name.charAt(i)) : isLater(name.charAt(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isFirst(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isLater(char c) {
    return isFirst(c) || c == '.' || c == '_' || c == '-';
  }

  private static String character(String name, int index) {
    int c = name.codePointAt(index);
    return c >= ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format("U+%04X", c);
  }

  /** Returns the text that messages show for a name. Its control characters are escaped. */
  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    for (char c : name.substring(0, Math.min(name.length(), LONGEST)).toCharArray()) {
      shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
    }
    return shown.toString();
  }

  /**
   * Returns a valid name that is similar to an invalid name. A hyphen replaces characters that are
   * not allowed, except at the beginning and at the end.
   */
  private static String wellFormed(String name, String ifNothingIsLeft) {
    StringBuilder fix = new StringBuilder();
    String unaccented = Normalizer.normalize(name, Form.NFD).replaceAll("\\p{M}", "");
    unaccented
        .codePoints()
        .forEach(
            c -> {
              boolean keep = c < 0x7f && isLater((char) c);
              if (fix.length() > 0 ? keep : keep && isFirst((char) c)) {
                fix.append((char) c);
              } else if (fix.length() > 0 && fix.charAt(fix.length() - 1) != '-') {
                fix.append('-');
              }
            });
    while (fix.length() > 0 && fix.charAt(fix.length() - 1) == '-') {
      fix.setLength(fix.length() - 1);
    }
    fix.setLength(Math.min(fix.length(), LONGEST));
    return fix.isEmpty() ? ifNothingIsLeft : fix.toString();
  }
}
