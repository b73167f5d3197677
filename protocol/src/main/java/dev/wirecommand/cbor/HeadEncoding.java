package dev.wirecommand.cbor;

/**
 * Writes the heads of CBOR values (RFC 8949, section 3). Each head is the shortest one for its
 * argument. The argument is 64 unsigned bits.
 */
final class HeadEncoding {
  /** The maximum length of a head in bytes. */
  static final int LONGEST = 9;

  private HeadEncoding() {}

  /** Returns the minimum length, in bytes, of a head with the given argument. */
  static int size(long argument) {
    if (argument >= 0 && argument < 24) {
      return 1;
    }
    return argument >>> 8 == 0 ? 2 : argument >>> 16 == 0 ? 3 : argument >>> 32 == 0 ? 5 : 9;
  }

  /** Writes a head and returns the index after it. The buffer must have room for the head. */
  static int write(byte[] buf, int at, int major, long argument) {
    if (argument >= 0 && argument < 24) {
      buf[at] = (byte) (major | (int) argument);
      return at + 1;
    }
    if ((argument >>> 8) == 0) {
      buf[at] = (byte) (major | 24);
      buf[at + 1] = (byte) argument;
      return at + 2;
    }
    if ((argument >>> 16) == 0) {
      buf[at] = (byte) (major | 25);
      ByteOrderView.SHORT.set(buf, at + 1, (short) argument);
      return at + 3;
    }
    if ((argument >>> 32) == 0) {
      buf[at] = (byte) (major | 26);
      ByteOrderView.INT.set(buf, at + 1, (int) argument);
      return at + 5;
    }
    buf[at] = (byte) (major | 27);
    ByteOrderView.LONG.set(buf, at + 1, argument);
    return at + LONGEST;
  }
}
