package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A sound command.
 *
 * @param place where its method stands
 * @param name its name on the wire
 * @param write whether peers need write permission
 * @param kind what it answers with
 * @param async whether the method returns a stage, which the result follows
 * @param nonBlocking whether the method promises never to block
 * @param deadlineMillis how long it may take, in milliseconds; 0 where it does not say
 * @param documentation what its Javadoc says of it; empty if there is none
 * @param method the method's name
 * @param signature the method's types
 * @param parameters the method's parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result the type of its result, of the stage's, or of its items
 * @param deprecated whether calling the method makes the compiler warn
 */
public record Command(
    Place place,
    String name,
    boolean write,
    ResultKind kind,
    boolean async,
    boolean nonBlocking,
    long deadlineMillis,
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
   * The parameter that is given the request's data.
   *
   * @return it, if there is one
   */
  public Optional<Data> data() {
    return parameters.stream().filter(Data.class::isInstance).map(Data.class::cast).findFirst();
  }

  /**
   * Whether it runs on the connection's thread, and so must not block.
   *
   * @return whether the method promises never to block or returns a stage; never of one that may
   *     have to wait for the data
   */
  public boolean onConnectionThread() {
    return nonBlocking || (async && data().filter(data -> data.form().mayBlock()).isEmpty());
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
   * @param form as what it is given
   */
  public record Data(String local, DataForm form) implements Parameter {}
}
