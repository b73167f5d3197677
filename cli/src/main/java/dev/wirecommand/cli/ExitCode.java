package dev.wirecommand.cli;

/** What the program's exit codes mean. */
enum ExitCode {
  /** All went well. */
  OK(0),
  /** The server answered with an application error. */
  APPLICATION(1),
  /** The program was called wrongly, or given input that it can't read. */
  USAGE(2),
  /** There was no connection, it failed, or somebody broke the protocol. */
  CONNECTION(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
