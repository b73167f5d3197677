package dev.wirecommand.reactor;

/** The state of the response to a {@link ClientRequest}. */
enum ResponseState {
  /** No frame of the response has arrived. */
  NOT_BEGUN,
  /** A response without the {@code cbor} flag has begun. */
  BYTES,
  /** A response with the {@code cbor} flag has begun. */
  CBOR,
  /** No more of the response will arrive. */
  ENDED
}
