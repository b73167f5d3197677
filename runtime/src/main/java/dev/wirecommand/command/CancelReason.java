package dev.wirecommand.command;

/** Why nobody waits for a call any more. */
public enum CancelReason {
  /** The peer took the call back. */
  BY_PEER("cancelled by the peer"),
  /** The connection is gone. */
  CONNECTION_LOST("the connection is gone"),
  /** The call's deadline has passed. */
  DEADLINE("its deadline has passed"),
  /** The peer's data, or what was sent to the peer, has not moved for too long. */
  STALLED("its data has not moved"),
  /** The server is closing. */
  SHUTDOWN("the server is going");

  private final String words;

  CancelReason(String words) {
    this.words = words;
  }

  /**
   * The reason in words.
   *
   * @return words that follow a subject, such as {@code its deadline has passed}
   */
  public String words() {
    return words;
  }
}
