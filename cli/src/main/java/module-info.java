/**
 * The command-line client {@code wirecommand}: it calls commands, and prints and replays frames.
 */
module dev.wirecommand.cli {
  requires dev.wirecommand.runtime;
  requires dev.wirecommand.transport.nio;
  requires info.picocli;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.wirecommand.cli;

  // Picocli reads the annotations of the commands by reflection.
  opens dev.wirecommand.cli to
      info.picocli;
}
