package dev.wirecommand.codegen;

/**
 * A description of one argument of a command.
 *
 * @param name the name on the wire
 * @param type the type of its value in the notation of CDDL (RFC 8610), such as {@code [* bytes]}
 * @param required whether a call without the argument is refused
 * @param description the description from the Javadoc of the command's method; empty if there is
 *     none
 */
public record ArgumentDescriptor(String name, String type, boolean required, String description) {}
