package dev.wirecommand.schema.command;

import dev.wirecommand.schema.Argument;
import dev.wirecommand.schema.SchemaType;
import java.util.List;
import java.util.Objects;

/**
 * A command of a server.
 *
 * @param name its name
 * @param write whether it needs the permission to write, rather than only to read
 * @param arguments its arguments, in the order of declaration; immutable
 * @param data whether it takes data after its arguments
 * @param form how its result goes over the wire
 * @param result the type of its result; with {@link ResponseForm#ITEMS} the type of an item, and
 *     bytes where the form is bytes
 * @param deadlineMillis how long it may take, in milliseconds; 0 for no deadline of its own
 * @param description what it does, in words; maybe empty
 */
public record CommandSchema(
    String name,
    boolean write,
    List<Argument> arguments,
    boolean data,
    ResponseForm form,
    SchemaType result,
    long deadlineMillis,
    String description) {
  /**
   * Makes a command.
   *
   * @param name its name
   * @param write whether it needs the permission to write
   * @param arguments its arguments, to be copied
   * @param data whether it takes data after its arguments
   * @param form how its result goes over the wire
   * @param result the type of its result
   * @param deadlineMillis how long it may take, in milliseconds
   * @param description what it does
   */
  public CommandSchema {
    Objects.requireNonNull(name, "name");
    arguments = List.copyOf(arguments);
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(description, "description");
  }

  /**
   * Returns the type of all arguments together: the map that a request has under {@code args}.
   *
   * @return the type
   */
  public SchemaType.Record argumentsType() {
    return Argument.type(arguments);
  }
}
