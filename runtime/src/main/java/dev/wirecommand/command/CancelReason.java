package dev.wirecommand.command;

/** The reason why a call was cancelled. */
public enum CancelReason {
  /** The peer cancelled the call. */
  BY_PEER("cancelled by the peer"),
  /** The connection has ended. */
  CONNECTION_LOST("the connection is gone"),
  /** The call's deadline has passed. */
  DEADLINE("its deadline has passed"),
  /** The handler has left the call's data unread for too long. */
  STALLED("its data has not moved"),
  /** The caller has sent none of the data that it may send for too long. */
  SILENT("its data does not arrive"),
  /** The server is shutting down. */
  SHUTDOWN("the server is going");

  private final String words;

  CancelReason(String words) {
    this.words = words;
  }

  /**
   * Returns the reason as a phrase for messages.
   *
   * @return words that follow a subject, such as {@code its deadline has passed}
   */
  public String words() {
    return words;
  }
}
