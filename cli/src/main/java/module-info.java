/**
 * {@code wirecommand}, the command-line client: it calls commands, and reads and replays frames.
 */
module dev.wirecommand.cli {
  requires dev.wirecommand.runtime;
  requires dev.wirecommand.transport.netty;
  requires info.picocli;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.wirecommand.cli;

  // It makes the commands' options out of their annotations.
  opens dev.wirecommand.cli to
      info.picocli;
}
