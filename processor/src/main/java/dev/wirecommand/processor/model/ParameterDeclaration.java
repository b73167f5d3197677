package dev.wirecommand.processor.model;

import java.util.Optional;

/**
 * The declaration of a command's parameter.
 *
 * @param place its place in the sources
 * @param name its name in Java
 * @param role what the method takes in it
 * @param type its type
 * @param bound whether the declared type has type variables, which the class that is read binds
 * @param argument the name that {@code @Arg} declares, if it does
 * @param defaultValue the default that {@code @Arg} declares, if it does
 * @param nameLost whether the compiler made the name up, because the class file has none
 * @param documentation its description, from the method's Javadoc; empty if there is none
 */
public record ParameterDeclaration(
    Place place,
    String name,
    Role role,
    TypeDeclaration type,
    boolean bound,
    Optional<Text> argument,
    Optional<Text> defaultValue,
    boolean nameLost,
    String documentation) {

  /** The role of a parameter. It determines which value the parameter receives. */
  public enum Role {
    /** The parameter receives an argument of the command. */
    ARGUMENT,
    /** The parameter receives the call's context. */
    CONTEXT,
    /** The parameter receives the request's data as a {@code CommandData}. */
    DATA(DataForm.COMMAND_DATA),
    /** The parameter receives the request's data as an {@code InputStream}. */
    DATA_STREAM(DataForm.INPUT_STREAM),
    /** The parameter receives the request's data as a {@code Flow.Publisher}. */
    DATA_PUBLISHER(DataForm.PUBLISHER);

    private final Optional<DataForm> data;

    Role() {
      this.data = Optional.empty();
    }

    Role(DataForm data) {
      this.data = Optional.of(data);
    }

    /**
     * Returns the form in which the parameter receives the request's data.
     *
     * @return the form; empty if the parameter takes something else
     */
    public Optional<DataForm> data() {
      return data;
    }
  }

  /**
   * A string value together with its place in the sources.
   *
   * @param value the string
   * @param place the place
   */
  public record Text(String value, Place place) {}
}
