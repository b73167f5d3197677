package dev.wirecommand.transport;

/**
 * The states of a link, in the order in which they occur. {@link #OPEN} becomes {@link #CLOSING}
 * when the engine closes the link, and either becomes {@link #CLOSED} when the handler is told of
 * the end; there is no other transition.
 */
public enum LinkState {
  /** Bytes flow in both directions. */
  OPEN,
  /**
   * The engine has closed or aborted the link. Written bytes may still be sent; bytes that arrive
   * are discarded.
   */
  CLOSING,
  /** The transport has called the handler's {@code onClosed}, or is calling it. */
  CLOSED
}
