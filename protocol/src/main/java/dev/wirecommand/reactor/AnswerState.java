package dev.wirecommand.reactor;

/** The progress of the answer to a {@link ServerRequest}. */
enum AnswerState {
  /** The answer has not begun. */
  NOT_BEGUN,
  /** A response without the {@code cbor} flag has begun, and its last part is missing. */
  BYTES_PARTS,
  /** A response with the {@code cbor} flag has begun, and its last part is missing. */
  CBOR_PARTS,
  /** The answer is complete. Its frames may not have been sent yet. */
  ANSWERED;

  /** Returns the state of an incomplete response. */
  static AnswerState withParts(boolean cbor) {
    return cbor ? CBOR_PARTS : BYTES_PARTS;
  }
}
