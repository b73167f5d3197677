package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names in one generated class: those of its fields, methods and nested classes, and of the
 * local variables in its methods.
 */
public final class TypeScope {
  private final ClassName type;
  private final NameScope fields = new NameScope();
  private final NameScope methods = new NameScope();
  private final NameScope types = new NameScope();

  /**
   * Creates the scope of a class that has no members but those of {@code Object}.
   *
   * @param type the generated class
   */
  public TypeScope(ClassName type) {
    this.type = type;
    methods.take(ReservedNames.METHODS);
    types.take(List.of(type.simpleName()));
  }

  /**
   * Takes the names of members that the class declares or inherits besides the ones that are named
   * in this scope.
   */
  public void take(
      Collection<String> fieldNames, Collection<String> methodNames, Collection<String> typeNames) {
    fields.take(fieldNames);
    methods.take(methodNames);
    types.take(typeNames);
  }

  /** Returns the name of the class. */
  public ClassName type() {
    return type;
  }

  /**
   * Returns the names of variables that hide a type where an expression begins with its name. The
   * constants of an enum are such expressions.
   */
  public Set<String> variables() {
    Set<String> variables = new TreeSet<>(ReservedNames.OF_READERS);
    variables.addAll(fields.taken());
    return variables;
  }

  public NameScope fields() {
    return fields;
  }

  /** Returns the names of methods. No two methods of this scope are overloads of each other. */
  public NameScope methods() {
    return methods;
  }

  /** Returns the simple names of nested classes. */
  public NameScope types() {
    return types;
  }

  /** Returns a new scope for the local variables of a method. */
  public NameScope locals() {
    return ReservedNames.locals(type);
  }
}
