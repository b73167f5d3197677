package dev.wirecommand.processor.model;

import java.util.Optional;

/**
 * One parameter of a command, as declared.
 *
 * @param place where it stands
 * @param name its name in Java
 * @param role what it is given
 * @param type its type
 * @param argument the name that {@code @Arg} gives it, if it does
 * @param defaultValue the default that {@code @Arg} gives it, if it does
 * @param nameLost whether the name is one that the compiler made up, because the class file kept
 *     none
 * @param documentation what the method's Javadoc says of it; empty if there is nothing
 */
public record ParameterDeclaration(
    Place place,
    String name,
    Role role,
    TypeDeclaration type,
    Optional<Text> argument,
    Optional<Text> defaultValue,
    boolean nameLost,
    String documentation) {

  /** What a parameter is given. */
  public enum Role {
    /** An argument of the command. */
    ARGUMENT,
    /** The request. */
    CONTEXT,
    /** The request's data. */
    DATA
  }

  /**
   * A string in an annotation.
   *
   * @param value the string
   * @param place where it stands
   */
  public record Text(String value, Place place) {}
}
