package dev.wirecommand.reactor;

/**
 * An exception that reports a breach of the protocol by the peer. It is fatal to the connection
 * (section 4 of the protocol, flag {@code protocol}).
 *
 * <p>It has no stack trace: a peer can provoke it as often as it likes, and the message names the
 * fault in the input.
 */
final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message, null, false, false);
  }
}
