package dev.wirecommand.processor.write;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names in one scope of generated code, each given once. */
final class Names {
  private final Set<String> taken = new HashSet<>();

  /**
   * An empty scope.
   *
   * @param taken names that are not to be given
   */
  Names(String... taken) {
    this.taken.addAll(Arrays.asList(taken));
  }

  /** The name itself, or with the first number from 2 that makes it new. */
  String unique(String name) {
    String unique = name;
    for (int i = 2; SourceVersion.isKeyword(unique) || !taken.add(unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  static String capitalized(String name) {
    int first = Character.charCount(name.codePointAt(0));
    return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
  }

  static String decapitalized(String name) {
    int first = Character.charCount(name.codePointAt(0));
    return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
  }

  /** A name as constants are written: {@code fileLog} becomes {@code FILE_LOG}. */
  static String constant(String name) {
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
