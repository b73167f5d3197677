package dev.wirecommand.server;

/** A command that every server has by default (section 9 of the protocol). */
public enum StandardCommand {
  /**
   * Returns a description of the server: its commands, limits and extensions. The commands have
   * types and documentation.
   */
  DESCRIBE("wirecommand.describe"),
  /** Returns null immediately, so that a peer can test the connection. */
  PING("wirecommand.ping"),
  /** Cancels another request of the same connection. */
  CANCEL("wirecommand.cancel");

  private final String wireName;

  StandardCommand(String wireName) {
    this.wireName = wireName;
  }

  /**
   * Returns the command's name on the wire.
   *
   * @return the name on the wire
   */
  public String wireName() {
    return wireName;
  }
}
