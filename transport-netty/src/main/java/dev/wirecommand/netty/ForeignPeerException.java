package dev.wirecommand.netty;

import javax.net.ssl.SSLException;

/** Thrown when a peer speaks another protocol instead of TLS. */
final class ForeignPeerException extends SSLException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which protocol it is, and how to mend it
   */
  ForeignPeerException(String message, Throwable cause) {
    super(message, cause);
  }
}
