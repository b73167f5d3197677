package dev.wirecommand.codegen;

import dev.wirecommand.Permission;
import java.util.List;

/**
 * A description of a command, which includes its name, its arguments and its result.
 *
 * @param name the name on the wire
 * @param permission the permission that a peer needs to run it
 * @param arguments its arguments in the order of declaration; immutable
 * @param data whether it takes data after its arguments (section 3 of the protocol)
 * @param result the type of its result in the notation of CDDL (RFC 8610): the type of each item if
 *     the form is {@link ResultForm#ITEMS}, {@code bytes} for raw bytes
 * @param form how the result goes over the wire
 * @param nonBlocking whether the command runs on the event loop, because it never blocks
 * @param deadlineMillis how long it may take, in milliseconds; 0 for no deadline
 * @param description the description from the Javadoc of its method; empty if there is none
 */
public record CommandDescriptor(
    String name,
    Permission permission,
    List<ArgumentDescriptor> arguments,
    boolean data,
    String result,
    ResultForm form,
    boolean nonBlocking,
    long deadlineMillis,
    String description) {

  /**
   * Copies the list of arguments and checks the deadline.
   *
   * @throws IllegalArgumentException if the deadline is negative
   */
  public CommandDescriptor {
    arguments = List.copyOf(arguments);
    if (deadlineMillis < 0) {
      throw new IllegalArgumentException(
          "the deadline of " + name + " must be 0 or more, is " + deadlineMillis + " ms");
    }
  }
}
