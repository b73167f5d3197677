package dev.wirecommand.reactor;

/** How far the answer to a {@link ServerRequest} has been given. */
enum AnswerState {
  /** Nothing of the answer has been given. */
  NOT_BEGUN,
  /** Parts of a response without the {@code cbor} flag have been given. */
  BYTES_PARTS,
  /** Parts of a response with the {@code cbor} flag have been given. */
  CBOR_PARTS,
  /** The end of the answer has been given, though it may not have been sent. */
  ANSWERED;

  /** The state after a part that is not the last. */
  static AnswerState withParts(boolean cbor) {
    return cbor ? CBOR_PARTS : BYTES_PARTS;
  }
}
