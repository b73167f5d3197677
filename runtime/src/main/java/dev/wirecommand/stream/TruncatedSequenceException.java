package dev.wirecommand.stream;

/** An exception for a CBOR sequence (RFC 8742) that ended within an item. */
public final class TruncatedSequenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The index of the truncated item, counted from 0. */
  private final long item;

  /** The number of bytes that arrived for the truncated item. */
  private final int bytes;

  TruncatedSequenceException(long item, int bytes) {
    super(
        "the sequence ended within item "
            + item
            + " (counted from 0), of which "
            + bytes
            + (bytes == 1 ? " byte is there" : " bytes are there"));
    this.item = item;
    this.bytes = bytes;
  }

  /**
   * Returns the index of the truncated item.
   *
   * @return the number of whole items before it
   */
  public long item() {
    return item;
  }

  /**
   * Returns the number of bytes that arrived for the truncated item.
   *
   * @return the number of bytes, at least 1
   */
  public int bytes() {
    return bytes;
  }
}
