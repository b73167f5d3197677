package dev.wirecommand.processor.write;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names that are taken in one scope of generated code. Each name is used once. */
public final class NameScope {
  private final Set<String> taken = new HashSet<>();

  /**
   * Creates a scope in which some names are already taken.
   *
   * @param taken the names that are taken
   */
  public NameScope(String... taken) {
    this.taken.addAll(Arrays.asList(taken));
  }

  /** Returns the name, with a number from 2 upwards appended if the name is already taken. */
  public String unique(String name) {
    String unique = name;
    for (int i = 2; SourceVersion.isKeyword(unique) || !taken.add(unique); i++) {
      unique = name + i;
    }
    return unique;
  }
}
