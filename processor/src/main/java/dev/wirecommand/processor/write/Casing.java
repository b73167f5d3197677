package dev.wirecommand.processor.write;

import java.util.Locale;

/** Conversions between the letter cases of method, type and constant names. */
public final class Casing {
  private Casing() {}

  public static String capitalized(String name) {
    int first = Character.charCount(name.codePointAt(0));
    return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
  }

  public static String decapitalized(String name) {
    int first = Character.charCount(name.codePointAt(0));
    return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
  }

  /** Returns a name in upper case with underscores: {@code fileLog} becomes {@code FILE_LOG}. */
  public static String constant(String name) {
    StringBuilder constant = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(i - 1))) {
        constant.append('_');
      }
      constant.append(c);
    }
    return constant.toString().toUpperCase(Locale.ROOT);
  }
}
