package dev.wirecommand.client;

import dev.wirecommand.Permission;

/**
 * A command, as far as its callers need to know it. A generated client keeps one for each of its
 * commands.
 *
 * @param name the name on the wire
 * @param permission what a peer must be allowed to do to run it: a command that is read may be
 *     called again where an answer was lost
 */
public record CommandName(String name, Permission permission) {}
