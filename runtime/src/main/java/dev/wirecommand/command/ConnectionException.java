package dev.wirecommand.command;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a connection has failed or was closed, or when the peer has violated the protocol. No
 * call on the connection will be answered, and whether a call in progress was carried out is
 * unknown.
 */
public class ConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param message why it ended
   */
  public ConnectionException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message why it ended
   * @param cause what led to it, or null
   */
  public ConnectionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
