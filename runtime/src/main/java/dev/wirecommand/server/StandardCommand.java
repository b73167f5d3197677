package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import java.util.List;

/** A command that every server has by default (section 9 of the protocol). */
public enum StandardCommand {
  /**
   * Returns a description of the server: its commands, limits and extensions. The commands have
   * types and documentation.
   */
  DESCRIBE("describe", List.of(), "{* text => any}", "Describes the server."),
  /** Returns null immediately, so that a peer can test the connection. */
  PING("ping", List.of(), "null", "Answers at once."),
  /** Cancels another request of the same connection. */
  CANCEL(
      "cancel",
      List.of(
          ArgumentDescriptor.builder("request", "uint")
              .description("the id of the request")
              .build()),
      "bool",
      "Cancels a request of the same connection, and returns whether it was running.");

  @SuppressWarnings("ImmutableEnumChecker") // A descriptor is immutable.
  private final CommandDescriptor descriptor;

  StandardCommand(
      String word, List<ArgumentDescriptor> arguments, String result, String description) {
    CommandDescriptor.Builder builder =
        CommandDescriptor.builder("wirecommand." + word, Permission.READ);
    arguments.forEach(builder::argument);
    this.descriptor =
        builder.result(ResultForm.VALUE, result).nonBlocking().description(description).build();
  }

  CommandDescriptor descriptor() {
    return descriptor;
  }

  /**
   * Returns the command's name on the wire.
   *
   * @return the name on the wire
   */
  public String wireName() {
    return descriptor.name();
  }
}
