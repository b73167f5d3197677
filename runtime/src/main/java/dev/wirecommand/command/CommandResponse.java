package dev.wirecommand.command;

import dev.wirecommand.cbor.CborWriter;

/**
 * Takes the result of one call. Exactly one of its methods is called, once, and the response is
 * sent only after {@link PreparedCall#run} has returned. Not safe for use by several threads.
 */
public interface CommandResponse {
  /**
   * Answers with a typed result: the one CBOR value that the caller writes into the returned writer
   * (a response with the {@code cbor} flag, section 4 of the protocol).
   *
   * @return an empty writer
   */
  CborWriter cbor();

  /**
   * Answers with bare bytes (a response without the {@code cbor} flag).
   *
   * @param bytes the response; taken over, not copied
   */
  void raw(byte[] bytes);
}
