package dev.wirecommand.command;

import dev.wirecommand.Permission;
import java.util.List;

/**
 * One command, as it was declared.
 *
 * @param name the name on the wire
 * @param permission what a peer must be allowed to do to run it
 * @param arguments its arguments in the order of declaration; immutable
 * @param result the type of its result in the notation of CDDL (RFC 8610); {@code bytes} too where
 *     {@code raw}
 * @param raw whether the result goes as bare bytes without the {@code cbor} flag (section 4 of the
 *     protocol)
 * @param nonBlocking whether the command runs on the connection's thread, since it never blocks
 * @param description what it does, from the Javadoc of its method; empty where there is none
 */
public record CommandDescriptor(
    String name,
    Permission permission,
    List<ArgumentDescriptor> arguments,
    String result,
    boolean raw,
    boolean nonBlocking,
    String description) {

  /** Copies the list of arguments. */
  public CommandDescriptor {
    arguments = List.copyOf(arguments);
  }
}
