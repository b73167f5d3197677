package dev.wirecommand.reactor;

/** The knowledge of a client whether its server has windows (section 9 of the protocol). */
enum WindowSupport {
  /** No request that asked for windows has been answered yet. */
  UNKNOWN,
  /** The server has sent a {@code window} frame. */
  WINDOWS,
  /** The server has answered a request that asked for windows without a {@code window} frame. */
  NONE
}
