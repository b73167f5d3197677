package dev.wirecommand.schema;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.SchemaType.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An argument of a command.
 *
 * @param name its name
 * @param type the type of its value
 * @param required whether it must be given; one that need not be may also be null
 * @param defaultValue the value that the command takes if it is not given; empty if there is none
 * @param description what it is for, in words; maybe empty
 */
public record Argument(
    String name,
    SchemaType type,
    boolean required,
    Optional<CborValue> defaultValue,
    String description) {
  /**
   * Makes an argument.
   *
   * @param name its name
   * @param type the type of its value
   * @param required whether it must be given
   * @param defaultValue the value that the command takes if it is not given
   * @param description what it is for
   */
  public Argument {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(description, "description");
  }

  /**
   * Returns the type of all arguments of a command together: a map from their names, which are byte
   * strings, to their values.
   *
   * @param arguments the arguments
   * @return the type
   * @throws IllegalArgumentException if two arguments have one name
   */
  public static SchemaType.Record type(List<Argument> arguments) {
    return SchemaType.Record.ofArguments(
        arguments.stream()
            .map(argument -> new Field(argument.name, argument.type, argument.required))
            .toList());
  }
}
