package dev.wirecommand.server;

import dev.wirecommand.testing.wire.Frames;

/** Error responses with a code, as the server sends them to callers that understand CBOR errors. */
final class CodedErrors {
  private CodedErrors() {}

  /**
   * Returns the frame of an application error.
   *
   * @param start the request id, the stream id and the stream's flags
   * @param details whether the error has the details {@code [1]}
   */
  static String coded(String start, String code, String message, boolean details) {
    return Frames.printed(
        start
            + " error-response application cbor:{b'code': b'"
            + code
            + "', b'message': b'"
            + message
            + (details ? "', b'details': [1]}" : "'}"));
  }
}
