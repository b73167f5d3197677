package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declaration of a class or interface that has commands.
 *
 * @param owner the properties of the class that don't depend on its commands
 * @param nesting the class and the classes around it, from the inside out
 * @param isAbstract whether it is abstract, and so may leave its type variables to subclasses
 * @param variable the first of its type variables that a command mentions
 * @param unresolvedSupertypes the names of supertypes that don't exist, or not yet
 * @param methods its commands: its own in the order of the source, then inherited ones
 * @param named the records, enums and sealed interfaces that its commands reach, by key
 */
public record ClassDeclaration(
    CommandOwner owner,
    List<Nesting> nesting,
    boolean isAbstract,
    Optional<String> variable,
    List<String> unresolvedSupertypes,
    List<MethodDeclaration> methods,
    Map<String, NamedDeclaration> named) {

  /**
   * A command class, or a class that encloses a command class.
   *
   * @param place its place in the sources
   * @param text its name as in the source
   * @param hidden whether it is private
   * @param inner whether it is nested and needs an instance of the class around it
   */
  public record Nesting(Place place, String text, boolean hidden, boolean inner) {}
}
