package dev.wirecommand.stream;

/** A CBOR sequence (RFC 8742) has ended within an item. */
public final class TruncatedSequenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How many whole items were before it. */
  private final long item;

  /** How much of it there is. */
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
   * Which item it is.
   *
   * @return how many whole items were before it
   */
  public long item() {
    return item;
  }

  /**
   * How much of it there is.
   *
   * @return the number of bytes, at least 1
   */
  public int bytes() {
    return bytes;
  }
}
