package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class or interface that has commands, as declared.
 *
 * @param owner what is known of it whatever its commands are like
 * @param nesting the class and those around it, from the inside out
 * @param pattern whether it is abstract, and so may leave its type variables to subclasses
 * @param variable the first of its type variables that a command mentions
 * @param unresolvedSupertypes the names of supertypes that do not exist, or not yet
 * @param methods its commands: its own in order, then inherited ones
 * @param named the records, enums and sealed interfaces that its commands reach, by key
 */
public record ClassDeclaration(
    CommandOwner owner,
    List<Nesting> nesting,
    boolean pattern,
    Optional<String> variable,
    List<String> unresolvedSupertypes,
    List<MethodDeclaration> methods,
    Map<String, NamedDeclaration> named) {

  /**
   * A class that a command class is, or is nested in.
   *
   * @param place where it stands
   * @param text its name as people write it
   * @param hidden whether it is private
   * @param inner whether it is nested and needs an instance of the class around it
   */
  public record Nesting(Place place, String text, boolean hidden, boolean inner) {}
}
