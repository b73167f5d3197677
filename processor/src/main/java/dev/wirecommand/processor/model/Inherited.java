package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Set;

/**
 * The members that a class inherits if it implements an interface.
 *
 * @param fields the names of the constants, which hide types and packages of the same name
 * @param methods the methods, with and without a body
 * @param types the simple names of the member types, which hide imported types
 */
public record Inherited(Set<String> fields, List<MethodSignature> methods, Set<String> types) {
  /** Nothing, for a class that implements no interface. */
  public static final Inherited NOTHING = new Inherited(Set.of(), List.of(), Set.of());
}
