package dev.wirecommand.reactor;

/** How far the response to a {@link ClientRequest} has been received. */
enum ResponseState {
  /** No frame of the response has come. */
  NOT_BEGUN,
  /** A response without the {@code cbor} flag has begun. */
  BYTES,
  /** A response with the {@code cbor} flag has begun. */
  CBOR,
  /** The response has ended, the request has failed, or the connection has. */
  ENDED
}
