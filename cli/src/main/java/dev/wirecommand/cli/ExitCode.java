package dev.wirecommand.cli;

/** The exit codes of the program. */
enum ExitCode {
  /** The program succeeded. */
  OK(0),
  /** The server answered with an application error. */
  APPLICATION(1),
  /** The arguments were wrong, or input could not be read. */
  USAGE(2),
  /** The connection failed, or a peer broke the protocol. */
  CONNECTION(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
