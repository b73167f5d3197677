package dev.wirecommand.reactor;

/** What a server reactor is in the midst of (section 5 of the protocol). */
public enum ReactorState {
  /** No request is partly received. */
  IDLE("idle"),
  /** At least one request is partly received. */
  RECEIVING("command-receiving"),
  /** The peer broke the protocol; nothing more is taken from it. */
  ERRORED("errored");

  private final String label;

  ReactorState(String label) {
    this.label = label;
  }

  /**
   * The state's name, for people and tools.
   *
   * @return the name in lower case
   */
  public String label() {
    return label;
  }
}
