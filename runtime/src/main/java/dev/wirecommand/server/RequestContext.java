package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;

/** The context of one call. */
record RequestContext(int requestId, String command) implements CommandContext {}
