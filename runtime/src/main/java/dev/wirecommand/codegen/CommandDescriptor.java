package dev.wirecommand.codegen;

import dev.wirecommand.Permission;
import java.util.List;

/**
 * One command, as it was declared.
 *
 * @param name the name on the wire
 * @param permission what a peer must be allowed to do to run it
 * @param arguments its arguments in the order of declaration; immutable
 * @param data whether it takes data beside its arguments (section 3 of the protocol)
 * @param result the type of its result in the notation of CDDL (RFC 8610): of each item where the
 *     form is {@link ResultForm#ITEMS}, {@code bytes} where it is bare bytes
 * @param form how the result goes over the wire
 * @param nonBlocking whether the command runs on the connection's thread, since it never blocks
 * @param deadlineMillis how long it may take, in milliseconds; 0 where it does not say
 * @param description what it does, from the Javadoc of its method; empty where there is none
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
   * Copies the list of arguments.
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
