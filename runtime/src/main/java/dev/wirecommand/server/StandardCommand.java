package dev.wirecommand.server;

/** A standard command of every server (section 9 of the protocol). */
public enum StandardCommand {
  /** Describes the server's commands, their types and documentation, its limits and extensions. */
  DESCRIBE("wirecommand.describe"),
  /** Answers at once. */
  PING("wirecommand.ping"),
  /** Cancels another request of the same connection. */
  CANCEL("wirecommand.cancel");

  private final String wireName;

  StandardCommand(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the command's name.
   *
   * @return the name on the wire
   */
  public String wireName() {
    return wireName;
  }
}
