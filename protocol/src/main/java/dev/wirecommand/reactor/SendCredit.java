package dev.wirecommand.reactor;

/**
 * The number of payload bytes that the peer lets one request send (section 9 of the protocol,
 * windows).
 */
final class SendCredit {
  /** The most bytes that the grants of one request may add up to. */
  static final long MAX_TOTAL = 1L << 53;

  /** The number of data bytes that a client may send before the first grant. */
  static final int FIRST_DATA = 65_536;

  private long granted;
  private long left;

  private SendCredit(long granted, long left) {
    this.granted = granted;
    this.left = left;
  }

  /**
   * Returns the credit for a response. The request map has granted the first bytes.
   *
   * @param bytes how many bytes that was, 0 to {@link #MAX_TOTAL}
   */
  static SendCredit forResponse(long bytes) {
    return new SendCredit(bytes, bytes);
  }

  /** Returns the credit for data, of which the first {@link #FIRST_DATA} bytes need no grant. */
  static SendCredit forData() {
    return new SendCredit(0, FIRST_DATA);
  }

  /**
   * Adds a grant.
   *
   * @throws ProtocolException if all grants add up to more than {@link #MAX_TOTAL}
   */
  void grant(long bytes) {
    if (bytes > MAX_TOTAL - granted) {
      throw new ProtocolException("its grants add up to more than " + MAX_TOTAL + " bytes");
    }
    granted += bytes;
    left += bytes;
  }

  /** Tells whether the peer must grant more before the next byte. */
  boolean isUsedUp() {
    return left == 0;
  }

  /** Returns how many bytes may be sent before the next grant. */
  long left() {
    return left;
  }

  /** Counts as many bytes as possible as sent, at most {@code bytes}. Returns how many. */
  int take(int bytes) {
    int taken = (int) Math.min(bytes, left);
    left -= taken;
    return taken;
  }
}
