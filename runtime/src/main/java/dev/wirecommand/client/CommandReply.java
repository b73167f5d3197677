package dev.wirecommand.client;

/**
 * The whole of a successful response (section 4 of the protocol).
 *
 * @param bytes the response's payload; not copied
 * @param cbor whether the response carried the {@code cbor} flag: its bytes are then CBOR
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record CommandReply(byte[] bytes, boolean cbor) {}
