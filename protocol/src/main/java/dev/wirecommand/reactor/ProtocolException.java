package dev.wirecommand.reactor;

/**
 * The peer broke the protocol: fatal to the connection (section 4 of the protocol, flag {@code
 * protocol}).
 *
 * <p>Has no stack trace: a peer can provoke it at will, and it says where in the input the fault
 * lies, not where in the code it was found.
 */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A breach of the protocol.
   *
   * @param message what the peer did, and what was expected of it
   */
  public ProtocolException(String message) {
    super(message, null, false, false);
  }

  /**
   * What the peer did.
   *
   * @return the message; never null
   */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
