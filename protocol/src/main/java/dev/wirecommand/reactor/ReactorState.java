package dev.wirecommand.reactor;

/** The state of a {@link ServerReactor} (section 5 of the protocol). */
public enum ReactorState {
  /** No request is partly received. */
  IDLE("idle"),
  /** At least one request is partly received. */
  RECEIVING("command-receiving"),
  /** The peer broke the protocol. The reactor accepts no further frame. */
  ERRORED("errored");

  private final String label;

  ReactorState(String label) {
    this.label = label;
  }

  /**
   * Returns the display name of the state.
   *
   * @return the name in lower case
   */
  public String label() {
    return label;
  }
}
