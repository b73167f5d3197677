package dev.wirecommand.client;

/**
 * A complete response to a successful call (section 4 of the protocol).
 *
 * @param bytes the payload; not copied
 * @param cbor whether the response carried the {@code cbor} flag, so that its bytes are CBOR
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record CommandReply(byte[] bytes, boolean cbor) {}
