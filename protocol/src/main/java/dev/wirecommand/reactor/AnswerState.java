package dev.wirecommand.reactor;

/** The state of the answer to a {@link ServerRequest}. */
enum AnswerState {
  /** The answer has not begun. */
  NOT_BEGUN,
  /** Parts of a response without the {@code cbor} flag have been given, but not the last part. */
  BYTES_PARTS,
  /** Parts of a response with the {@code cbor} flag have been given, but not the last part. */
  CBOR_PARTS,
  /** The answer is complete. Its frames may not have been sent yet. */
  ANSWERED;

  /** Returns {@link #CBOR_PARTS} for a CBOR response, otherwise {@link #BYTES_PARTS}. */
  static AnswerState withParts(boolean cbor) {
    return cbor ? CBOR_PARTS : BYTES_PARTS;
  }
}
