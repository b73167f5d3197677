package dev.wirecommand.frame;

/**
 * An error in the input of a {@link FrameDecoder} (section 1 of the protocol).
 *
 * <p>It has no stack trace: a peer can provoke it as often as it likes, and the message names the
 * fault, which is in the bytes and not in the code.
 */
public final class FrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of error. */
  public enum Kind {
    /** A header announces a payload that is longer than the receiver accepts. */
    TOO_LARGE,
    /** The input ended inside a frame. */
    TRUNCATED,
    /** A frame, or the rest of a frame, did not arrive in time. */
    LATE,
    /** The peer speaks another protocol. */
    FOREIGN
  }

  /** The kind of this error. */
  private final Kind kind;

  /** The request id of the faulty frame, or 0 if the id is unknown. */
  private final int requestId;

  private FrameException(Kind kind, int requestId, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.requestId = requestId;
  }

  static FrameException tooLarge(int length, int requestId, int limit) {
    return new FrameException(
        Kind.TOO_LARGE,
        requestId,
        "frame payload of "
            + length
            + " bytes for request "
            + requestId
            + " exceeds the limit of "
            + limit);
  }

  static FrameException truncatedHeader(int arrived, int requestId) {
    return new FrameException(
        Kind.TRUNCATED,
        requestId,
        "truncated frame: input ended after "
            + arrived
            + " of "
            + Frame.HEADER_SIZE
            + " header bytes");
  }

  static FrameException truncatedPayload(int arrived, int length, int requestId) {
    return new FrameException(
        Kind.TRUNCATED,
        requestId,
        "truncated frame: input ended after "
            + arrived
            + " of "
            + length
            + " payload bytes of request "
            + requestId);
  }

  static FrameException late(int requestId, String message) {
    return new FrameException(Kind.LATE, requestId, message);
  }

  /**
   * Creates an error for a peer that speaks another protocol.
   *
   * @param message which protocol the peer speaks, and how to mend it
   * @return an error of the kind {@link Kind#FOREIGN} without a request id
   */
  public static FrameException foreign(String message) {
    return new FrameException(Kind.FOREIGN, 0, message);
  }

  /**
   * Returns the kind of error.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the request id of the faulty frame.
   *
   * @return the id in the frame's header, or 0 if the id did not arrive or there is no frame
   */
  public int requestId() {
    return requestId;
  }
}
