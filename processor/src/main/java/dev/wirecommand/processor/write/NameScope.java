package dev.wirecommand.processor.write;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.SourceVersion;

/** The names that are taken in one scope of generated code. Each name is used once. */
public final class NameScope {
  private final Set<String> taken = new HashSet<>();
  private final Predicate<String> unfit;

  /**
   * Creates a scope in which some names are already taken.
   *
   * @param taken the names that are taken
   */
  public NameScope(String... taken) {
    this(Arrays.asList(taken), name -> false);
  }

  /**
   * Creates a scope in which some names are already taken.
   *
   * @param taken the names that are taken
   * @param unfit tells further names that can't be used
   */
  NameScope(Collection<String> taken, Predicate<String> unfit) {
    this.taken.addAll(taken);
    this.unfit = unfit;
  }

  /** Takes names that are used elsewhere in this scope. */
  public void take(Collection<String> names) {
    taken.addAll(names);
  }

  /** Returns the name, with a number from 2 upwards appended if the name is already taken. */
  public String unique(String name) {
    String unique = name;
    for (int i = 2; SourceVersion.isKeyword(unique) || isTaken(unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  private boolean isTaken(String name) {
    return unfit.test(name) || !taken.add(name);
  }
}
