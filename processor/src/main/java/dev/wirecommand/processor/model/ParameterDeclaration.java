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
    DATA(DataForm.COMMAND_DATA),
    /** The request's data, to be read. */
    DATA_STREAM(DataForm.INPUT_STREAM),
    /** The request's data, to be subscribed to. */
    DATA_PUBLISHER(DataForm.PUBLISHER);

    private final Optional<DataForm> data;

    Role() {
      this.data = Optional.empty();
    }

    Role(DataForm data) {
      this.data = Optional.of(data);
    }

    /**
     * As what it is given the request's data.
     *
     * @return the form; empty if it is given something else
     */
    public Optional<DataForm> data() {
      return data;
    }
  }

  /**
   * A string in an annotation.
   *
   * @param value the string
   * @param place where it stands
   */
  public record Text(String value, Place place) {}
}
