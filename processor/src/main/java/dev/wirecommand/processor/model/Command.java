package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A sound command.
 *
 * @param place where its method stands
 * @param name its name on the wire
 * @param write whether peers need write permission
 * @param raw whether it answers with raw bytes
 * @param async whether the method returns a stage, which the result follows
 * @param nonBlocking whether the method promises never to block
 * @param documentation what its Javadoc says of it; empty if there is none
 * @param method the method's name
 * @param signature the method's types
 * @param parameters the method's parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result the type of its result, or of the stage's
 * @param deprecated whether calling the method makes the compiler warn
 */
public record Command(
    Place place,
    String name,
    boolean write,
    boolean raw,
    boolean async,
    boolean nonBlocking,
    String documentation,
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

  /**
   * Whether it runs on the connection's thread, and so must not block.
   *
   * @return whether the method promises never to block or returns a stage; never of one that takes
   *     the data, for which it may have to wait
   */
  public boolean onConnectionThread() {
    return nonBlocking || (async && parameters.stream().noneMatch(Data.class::isInstance));
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
   * @param place where it stands
   * @param local the parameter's name in Java
   * @param name the argument's name on the wire
   * @param type its type
   * @param defaultValue what it is if it is not given: an integer in decimal, {@code true}, {@code
   *     false}, the Java name of an enum's constant, or the text itself
   * @param documentation what the method's Javadoc says of it; empty if there is nothing
   */
  public record Argument(
      Place place,
      String local,
      String name,
      WireType type,
      Optional<String> defaultValue,
      String documentation)
      implements Parameter {
    /**
     * Whether a call without it is refused.
     *
     * @return whether it has neither a default nor an optional type
     */
    public boolean required() {
      return defaultValue.isEmpty() && !type.isOptional();
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
