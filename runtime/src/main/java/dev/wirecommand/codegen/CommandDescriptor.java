package dev.wirecommand.codegen;

import dev.wirecommand.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A description of a command, which includes its name, its arguments and its result.
 *
 * <p>Immutable, and safe for use by any thread. Two are equal if they say the same about the
 * command itself; their {@linkplain #types tables of types} are not compared.
 */
public final class CommandDescriptor {
  private final String name;
  private final Permission permission;
  private final TypeTable types;
  private final List<ArgumentDescriptor> arguments;
  private final boolean data;
  private final ResultForm form;
  private final String result;
  private final boolean nonBlocking;
  private final long deadlineMillis;
  private final String description;

  private CommandDescriptor(Builder builder) {
    this.name = builder.name;
    this.permission = builder.permission;
    this.types = builder.types;
    this.arguments = List.copyOf(builder.arguments);
    this.data = builder.data;
    this.form = builder.form;
    this.result = builder.result;
    this.nonBlocking = builder.nonBlocking;
    this.deadlineMillis = builder.deadlineMillis;
    this.description = builder.description;
  }

  /**
   * Starts the description of a command. Unless the builder is told otherwise, the command has no
   * arguments, takes no data, returns any value, may block and has no deadline.
   *
   * @param name the name on the wire
   * @param permission the permission that a peer needs to run it
   * @return a builder
   */
  public static Builder builder(String name, Permission permission) {
    return new Builder(name, permission);
  }

  /** {@return the name on the wire} */
  public String name() {
    return name;
  }

  /** {@return the permission that a peer needs to run the command} */
  public Permission permission() {
    return permission;
  }

  /** {@return the named types to which the types of arguments and result refer} */
  public TypeTable types() {
    return types;
  }

  /** {@return its arguments in the order of declaration; immutable} */
  public List<ArgumentDescriptor> arguments() {
    return arguments;
  }

  /** {@return whether it takes data after its arguments (section 3 of the protocol)} */
  public boolean data() {
    return data;
  }

  /** {@return how the result goes over the wire} */
  public ResultForm form() {
    return form;
  }

  /**
   * Returns the type of the result.
   *
   * @return the type in the notation of CDDL (RFC 8610): the type of each item if the form is
   *     {@link ResultForm#ITEMS}, {@code bytes} for raw bytes, {@code null} for a command that
   *     returns nothing
   */
  public String result() {
    return result;
  }

  /** {@return whether the command runs on the event loop, because it never blocks} */
  public boolean nonBlocking() {
    return nonBlocking;
  }

  /** {@return how long it may take, in milliseconds; 0 for no deadline} */
  public long deadlineMillis() {
    return deadlineMillis;
  }

  /** {@return the description from the Javadoc of its method; empty if there is none} */
  public String description() {
    return description;
  }

  private List<Object> parts() {
    return List.of(
        name, permission, arguments, data, form, result, nonBlocking, deadlineMillis, description);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CommandDescriptor that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** {@return the name, the arguments and the result} */
  @Override
  public String toString() {
    return name + arguments + " -> " + form.word() + " " + result;
  }

  /** A builder of a description. For one thread. */
  public static final class Builder {
    private final String name;
    private final Permission permission;
    private final List<ArgumentDescriptor> arguments = new ArrayList<>();
    private TypeTable types = TypeTable.EMPTY;
    private boolean data;
    private ResultForm form = ResultForm.VALUE;
    private String result = "any";
    private boolean nonBlocking;
    private long deadlineMillis;
    private String description = "";

    private Builder(String name, Permission permission) {
      this.name = Objects.requireNonNull(name, "name");
      this.permission = Objects.requireNonNull(permission, "permission");
    }

    /**
     * Sets the named types to which the types of arguments and result refer.
     *
     * @param value the table, which all commands of a dispatch share; empty unless set
     * @return this builder
     */
    public Builder types(TypeTable value) {
      types = Objects.requireNonNull(value, "types");
      return this;
    }

    /**
     * Adds an argument.
     *
     * @param value the argument
     * @return this builder
     */
    public Builder argument(ArgumentDescriptor value) {
      arguments.add(Objects.requireNonNull(value, "argument"));
      return this;
    }

    /**
     * Sets that the command takes data after its arguments (section 3 of the protocol).
     *
     * @return this builder
     */
    public Builder data() {
      data = true;
      return this;
    }

    /**
     * Sets the form and the type of the result.
     *
     * @param resultForm how it goes over the wire
     * @param type the type in CDDL, as {@link CommandDescriptor#result} returns it
     * @return this builder
     */
    public Builder result(ResultForm resultForm, String type) {
      form = Objects.requireNonNull(resultForm, "form");
      result = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Sets that the command never blocks, and so runs on the event loop.
     *
     * @return this builder
     */
    public Builder nonBlocking() {
      nonBlocking = true;
      return this;
    }

    /**
     * Sets how long the command may take.
     *
     * @param value the time in milliseconds; 0 for no deadline
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder deadlineMillis(long value) {
      if (value < 0) {
        throw new IllegalArgumentException(
            "the deadline of " + name + " must be 0 or more, is " + value + " ms");
      }
      deadlineMillis = value;
      return this;
    }

    /**
     * Sets the description.
     *
     * @param value the text, plain and maybe of several lines
     * @return this builder
     */
    public Builder description(String value) {
      description = Objects.requireNonNull(value, "description");
      return this;
    }

    /** {@return the description of the command} */
    public CommandDescriptor build() {
      return new CommandDescriptor(this);
    }
  }
}
