package dev.wirecommand.reactor;

/** The state of the answer to a {@link ServerRequest}. */
enum AnswerState {
  /** The answer has not begun. */
  NOT_BEGUN,
  /** A response without the {@code cbor} flag has begun, but its last part is still to come. */
  BYTES_PARTS,
  /** A response with the {@code cbor} flag has begun, but its last part is still to come. */
  CBOR_PARTS,
  /** The answer is complete. Its frames may not have been sent yet. */
  ANSWERED;

  /** Returns {@link #CBOR_PARTS} for a CBOR response, otherwise {@link #BYTES_PARTS}. */
  static AnswerState withParts(boolean cbor) {
    return cbor ? CBOR_PARTS : BYTES_PARTS;
  }

  /**
   * Checks that a part may follow the parts that were given.
   *
   * @throws IllegalArgumentException if those are of the other kind
   */
  void requireSameKind(boolean cbor, int requestId) {
    if (this != NOT_BEGUN && this != withParts(cbor)) {
      throw new IllegalArgumentException(
          "the response to request "
              + requestId
              + " began "
              + (cbor ? "without" : "with")
              + " cbor");
    }
  }
}
