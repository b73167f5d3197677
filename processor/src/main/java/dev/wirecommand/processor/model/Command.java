package dev.wirecommand.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * The model of a command whose declaration has passed all checks.
 *
 * @param place the place of its method
 * @param name its name on the wire
 * @param write whether callers need write permission
 * @param kind the kind of its result
 * @param async whether the method returns a stage that completes with the result
 * @param nonBlocking whether the method is declared never to block
 * @param deadlineMillis its deadline in milliseconds; 0 if none is declared
 * @param documentation what the method's Javadoc says
 * @param method the method's name
 * @param signature the method's types
 * @param parameters the method's parameters in order
 * @param varargs whether the last parameter takes any number of values
 * @param result the type of the result, of the value of the stage, or of each item
 * @param deprecation the method's deprecation; calling it then makes the compiler warn
 */
public record Command(
    Place place,
    String name,
    boolean write,
    ResultKind kind,
    boolean async,
    boolean nonBlocking,
    long deadlineMillis,
    Documentation documentation,
    String method,
    Signature signature,
    List<Parameter> parameters,
    boolean varargs,
    WireType result,
    Optional<Deprecation> deprecation) {

  /**
   * Returns the parameters whose values are sent as arguments.
   *
   * @return the arguments, in order
   */
  public List<Argument> arguments() {
    return parameters.stream()
        .filter(Argument.class::isInstance)
        .map(Argument.class::cast)
        .toList();
  }

  /**
   * Returns the parameter that receives the request's data.
   *
   * @return the parameter, if there is one
   */
  public Optional<Data> data() {
    return parameters.stream().filter(Data.class::isInstance).map(Data.class::cast).findFirst();
  }

  /**
   * Returns whether the command runs on the event loop. Such a command must not block.
   *
   * @return whether the method is declared never to block or returns a stage; false if it may have
   *     to wait for the data
   */
  public boolean onConnectionThread() {
    return nonBlocking || (async && data().filter(data -> data.form().mayBlock()).isEmpty());
  }

  /** A parameter of the command's method. */
  public sealed interface Parameter {
    /**
     * Returns the parameter's name in Java.
     *
     * @return the name
     */
    String local();
  }

  /**
   * A parameter whose value is sent as an argument.
   *
   * @param place its place in the sources
   * @param local the parameter's name in Java
   * @param name the argument's name on the wire
   * @param type its type
   * @param defaultValue the value of an argument that is left out: an integer in decimal, {@code
   *     true}, {@code false}, the Java name of an enum's constant, or the text itself
   * @param documentation its description, from the method's Javadoc; empty if there is none
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
     * Returns whether callers must send this argument.
     *
     * @return whether it has neither a default nor an optional type
     */
    public boolean required() {
      return defaultValue.isEmpty() && !type.isOptional();
    }
  }

  /**
   * A parameter that receives the call's context.
   *
   * @param local the parameter's name in Java
   */
  public record Context(String local) implements Parameter {}

  /**
   * A parameter that receives the request's data.
   *
   * @param local the parameter's name in Java
   * @param form the form in which it takes the data
   * @param documentation its description, from the method's Javadoc; empty if there is none
   */
  public record Data(String local, DataForm form, String documentation) implements Parameter {}
}
