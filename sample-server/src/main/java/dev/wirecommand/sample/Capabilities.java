package dev.wirecommand.sample;

import java.util.List;

/**
 * What a server of a Git repository can do.
 *
 * @param implementation the name of the server, for people
 * @param objectFormat how Git names objects here: {@code sha1}, which makes a node id 20 bytes long
 * @param commands the names of the commands, sorted
 * @param namespaces what {@link GitCommands#listkeys listkeys} can list, sorted
 */
public record Capabilities(
    String implementation, String objectFormat, List<String> commands, List<String> namespaces) {

  /** Copies the lists. */
  public Capabilities {
    commands = List.copyOf(commands);
    namespaces = List.copyOf(namespaces);
  }
}
