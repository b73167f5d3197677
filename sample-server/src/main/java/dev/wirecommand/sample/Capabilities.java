package dev.wirecommand.sample;

import java.util.List;

/**
 * The capabilities of a server of a Git repository.
 *
 * @param implementation the name of the server, for people
 * @param objectFormat the kind of Git's object ids: {@code sha1}, whose ids have 20 bytes
 * @param commands the names of the commands, sorted
 * @param namespaces the arguments that {@link GitCommands#listkeys listkeys} accepts, sorted
 */
public record Capabilities(
    String implementation, String objectFormat, List<String> commands, List<String> namespaces) {

  /** Copies the lists. */
  public Capabilities {
    commands = List.copyOf(commands);
    namespaces = List.copyOf(namespaces);
  }
}
