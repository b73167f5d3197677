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
   * @param unfit tells further names that can't be used; a name with an underscore at its end, and
   *     with a number behind that, can
   */
  NameScope(Collection<String> taken, Predicate<String> unfit) {
    this.taken.addAll(taken);
    this.unfit = unfit;
  }

  /** Takes names that are used elsewhere in this scope. */
  public void take(Collection<String> names) {
    taken.addAll(names);
  }

  /** Returns all names that are taken. */
  public Set<String> taken() {
    return Set.copyOf(taken);
  }

  /**
   * Returns the name, with a number from 2 upwards appended if the name is already taken. An
   * underscore is appended to a name that can't be used: a number might not help.
   */
  public String unique(String name) {
    String fit = unfit.test(name) ? name + "_" : name;
    String unique = fit;
    for (int i = 2; SourceVersion.isKeyword(unique) || !taken.add(unique); i++) {
      unique = fit + i;
    }
    return unique;
  }
}
