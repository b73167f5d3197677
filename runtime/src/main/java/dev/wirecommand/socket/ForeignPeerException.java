package dev.wirecommand.socket;

import javax.net.ssl.SSLException;

/** Thrown when a peer speaks another protocol instead of TLS. */
public final class ForeignPeerException extends SSLException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a failed handshake.
   *
   * @param message which protocol it is, and how to mend it
   * @param cause the failure of TLS
   */
  public ForeignPeerException(String message, Throwable cause) {
    super(message, cause);
  }
}
