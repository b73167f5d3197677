package dev.wirecommand.stream;

/**
 * A decoder for the items of a CBOR sequence (RFC 8742).
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface ItemDecoder<T> {
  /**
   * Decodes one item from a byte array. An exception ends the sequence.
   *
   * @param array the array that holds the item; only the lengths in the item have been checked. The
   *     array is not valid after this method returns
   * @param offset the index of the item's first byte
   * @param length the number of its bytes
   * @return the item
   */
  T decode(byte[] array, int offset, int length);
}
