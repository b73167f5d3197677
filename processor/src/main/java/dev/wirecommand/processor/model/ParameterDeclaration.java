package dev.wirecommand.processor.model;

import java.util.Optional;

/**
 * A parameter of a command, as declared.
 *
 * @param place its place in the sources
 * @param name its name in Java
 * @param role what the method takes in it
 * @param type its type
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
    Optional<Text> argument,
    Optional<Text> defaultValue,
    boolean nameLost,
    String documentation) {

  /** The role of a parameter: what the method takes in it. */
  public enum Role {
    /** An argument of the command. */
    ARGUMENT,
    /** The call's context. */
    CONTEXT,
    /** The request's data, as {@code CommandData}. */
    DATA(DataForm.COMMAND_DATA),
    /** The request's data, as a stream to be read. */
    DATA_STREAM(DataForm.INPUT_STREAM),
    /** The request's data, as a publisher to subscribe to. */
    DATA_PUBLISHER(DataForm.PUBLISHER);

    private final Optional<DataForm> data;

    Role() {
      this.data = Optional.empty();
    }

    Role(DataForm data) {
      this.data = Optional.of(data);
    }

    /**
     * Returns the form in which the parameter takes the request's data.
     *
     * @return the form; empty if the parameter takes something else
     */
    public Optional<DataForm> data() {
      return data;
    }
  }

  /**
   * A string and the place in the sources that declares it.
   *
   * @param value the string
   * @param place the place
   */
  public record Text(String value, Place place) {}
}
