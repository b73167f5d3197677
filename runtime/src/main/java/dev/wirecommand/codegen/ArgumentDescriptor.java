package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A description of one argument of a command.
 *
 * <p>Immutable, and safe for use by any thread. Two are equal if they say the same.
 */
public final class ArgumentDescriptor {
  private final String name;
  private final String type;
  private final boolean required;
  private final @Nullable CborValue defaultValue;
  private final String description;

  private ArgumentDescriptor(Builder builder) {
    this.name = builder.name;
    this.type = builder.type;
    this.required = builder.required;
    this.defaultValue = builder.defaultValue;
    this.description = builder.description;
  }

  /**
   * Starts the description of an argument that callers must send.
   *
   * @param name the name on the wire
   * @param type the type of its value in the notation of CDDL (RFC 8610), such as {@code [*
   *     bytes]}, in which the types of the command's {@link CommandDescriptor#types} may be named
   * @return a builder
   */
  public static Builder builder(String name, String type) {
    return new Builder(name, type);
  }

  /** {@return the name on the wire} */
  public String name() {
    return name;
  }

  /**
   * Returns the type of the argument's value.
   *
   * @return the type in CDDL. It does not say whether the argument is optional
   */
  public String type() {
    return type;
  }

  /** {@return whether a call without the argument is refused} */
  public boolean required() {
    return required;
  }

  /** {@return the value that an argument has which is left out; empty if it has none} */
  public Optional<CborValue> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** {@return the description from the Javadoc of the command's method; empty if there is none} */
  public String description() {
    return description;
  }

  private List<Object> parts() {
    return List.of(name, type, required, defaultValue(), description);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArgumentDescriptor that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** {@return the name and the type, with what tells how the argument may be left out} */
  @Override
  public String toString() {
    String missing = defaultValue == null ? "" : " = " + defaultValue;
    return (required ? "" : "? ") + name + ": " + type + missing;
  }

  /** A builder of a description. For one thread. */
  public static final class Builder {
    private final String name;
    private final String type;
    private boolean required = true;
    private @Nullable CborValue defaultValue;
    private String description = "";

    private Builder(String name, String type) {
      this.name = Objects.requireNonNull(name, "name");
      this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * Sets that callers may leave the argument out.
     *
     * @return this builder
     */
    public Builder optional() {
      required = false;
      return this;
    }

    /**
     * Sets the value that the argument has if callers leave it out. It is then optional.
     *
     * @param value the value as it would be sent
     * @return this builder
     */
    public Builder defaultValue(CborValue value) {
      defaultValue = Objects.requireNonNull(value, "value");
      return optional();
    }

    /**
     * Sets a default value that is an integer.
     *
     * @param value the value
     * @return this builder
     */
    public Builder defaultValue(long value) {
      return defaultValue(new CborValue.Int(value));
    }

    /**
     * Sets a default value that is a large integer.
     *
     * @param value the value
     * @return this builder
     * @throws IllegalArgumentException if it has more than 64 bits and a sign
     */
    public Builder defaultValue(BigInteger value) {
      return defaultValue(new CborValue.Int(value));
    }

    /**
     * Sets a default value that is a floating-point number.
     *
     * @param value the value
     * @return this builder
     */
    public Builder defaultValue(double value) {
      return defaultValue(new CborValue.Float(value));
    }

    /**
     * Sets a default value that is a boolean.
     *
     * @param value the value
     * @return this builder
     */
    public Builder defaultValue(boolean value) {
      return defaultValue(new CborValue.Bool(value));
    }

    /**
     * Sets a default value that is sent as text, such as a constant of an enum or a time.
     *
     * @param value the text
     * @return this builder
     */
    public Builder defaultValue(String value) {
      return defaultValue(new CborValue.Text(value));
    }

    /**
     * Sets a default value that is a UUID.
     *
     * @param value the value
     * @return this builder
     */
    public Builder defaultValue(UUID value) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
      bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
      return defaultValue(new CborValue.Bytes(bytes.array()));
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

    /** {@return the description of the argument} */
    public ArgumentDescriptor build() {
      return new ArgumentDescriptor(this);
    }
  }
}
