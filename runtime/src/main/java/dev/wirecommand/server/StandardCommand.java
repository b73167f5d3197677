package dev.wirecommand.server;

/** A command that servers have of themselves (section 9 of the protocol). */
public enum StandardCommand {
  /** Tells of the server's commands, their schema and documentation, its limits and extensions. */
  DESCRIBE("wirecommand.describe"),
  /** Answers at once. */
  PING("wirecommand.ping"),
  /** Takes another request of the same connection back. */
  CANCEL("wirecommand.cancel");

  private final String wireName;

  StandardCommand(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The command's name.
   *
   * @return the name on the wire
   */
  public String wireName() {
    return wireName;
  }
}
