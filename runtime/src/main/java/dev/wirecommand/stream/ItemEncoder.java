package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborWriter;

/**
 * An encoder for the items of a CBOR sequence (RFC 8742).
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface ItemEncoder<T> {
  /**
   * Writes an item as one CBOR value.
   *
   * @param out the writer, which is valid until this method returns
   * @param item the item
   */
  void encode(CborWriter out, T item);
}
