package dev.wirecommand.processor.write;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names in one scope of generated code. Each name is used once. */
public final class NameScope {
  private final Set<String> taken = new HashSet<>();

  /**
   * Creates a scope.
   *
   * @param taken the names that are taken
   */
  public NameScope(String... taken) {
    this.taken.addAll(Arrays.asList(taken));
  }

  /**
   * Returns the name if it is free. Otherwise adds the first number from 2 that makes it unique.
   */
  public String unique(String name) {
    String unique = name;
    for (int i = 2; SourceVersion.isKeyword(unique) || !taken.add(unique); i++) {
      unique = name + i;
    }
    return unique;
  }
}
