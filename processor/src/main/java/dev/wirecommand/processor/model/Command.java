package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A sound command.
 *
 * @param name its name on the wire
 * @param write whether peers need write permission
 * @param raw whether it answers with raw bytes
 * @param method the method's name
 * @param signature the method's types
 * @param parameters the method's parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result the type of its result
 * @param deprecated whether calling the method makes the compiler warn
 */
public record Command(
    String name,
    boolean write,
    boolean raw,
    String method,
    Signature signature,
    List<Parameter> parameters,
    boolean varargs,
    WireType result,
    boolean deprecated) {

  /**
   * The parameters that are arguments on the wire.
   *
   * @return them, in order
   */
  public List<Argument> arguments() {
    return parameters.stream()
        .filter(Argument.class::isInstance)
        .map(Argument.class::cast)
        .toList();
  }

  /** A parameter of the method. */
  public sealed interface Parameter {
    /**
     * The parameter's name in Java.
     *
     * @return the name
     */
    String local();
  }

  /**
   * A parameter that is an argument on the wire.
   *
   * @param local the parameter's name in Java
   * @param name the argument's name on the wire
   * @param type its type
   * @param defaultValue what it is if it is not given: an integer in decimal, {@code true}, {@code
   *     false} or the text itself
   */
  public record Argument(String local, String name, WireType type, Optional<String> defaultValue)
      implements Parameter {
    /**
     * Whether a call without it is refused.
     *
     * @return whether it has neither a default nor an optional type
     */
    public boolean required() {
      return defaultValue.isEmpty() && !(type instanceof WireType.OptionalType);
    }
  }

  /**
   * A parameter that is given the request.
   *
   * @param local the parameter's name in Java
   */
  public record Context(String local) implements Parameter {}

  /**
   * A parameter that is given the request's data.
   *
   * @param local the parameter's name in Java
   */
  public record Data(String local) implements Parameter {}
}
