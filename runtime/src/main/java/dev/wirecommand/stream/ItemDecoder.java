package dev.wirecommand.stream;

/**
 * Reads one item of a CBOR sequence (RFC 8742).
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface ItemDecoder<T> {
  /**
   * Reads an item. What it throws ends the sequence.
   *
   * @param array holds the item, well-formed as far as lengths go; not valid after this returns
   * @param offset where it begins
   * @param length how many bytes it has
   * @return the item
   */
  T decode(byte[] array, int offset, int length);
}
