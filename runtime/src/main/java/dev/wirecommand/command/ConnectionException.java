package dev.wirecommand.command;

/**
 * The connection failed, or was closed, or the peer broke the protocol: no call on it will be
 * answered any more, and whether a call under way was carried out is not known.
 */
public class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * The end of a connection.
   *
   * @param message why it ended
   */
  public ConnectionException(String message) {
    super(message);
  }

  /**
   * The end of a connection that another exception led to.
   *
   * @param message why it ended
   * @param cause what led to it
   */
  public ConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
