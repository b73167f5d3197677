package dev.wirecommand.cbor;

import java.math.BigInteger;

/**
 * Converts integers to arguments of the CBOR major types 0 and 1, and back (RFC 8949, section 3.1).
 * In type 0 the integer is the argument itself, in type 1 it is -1 minus the argument. The argument
 * is 64 unsigned bits.
 */
final class Integers {
  private Integers() {}

  static BigInteger value(int initial, long argument) {
    BigInteger high = BigInteger.valueOf(argument >>> 1).shiftLeft(1);
    BigInteger unsigned = high.add(BigInteger.valueOf(argument & 1));
    return initial < 0x20 ? unsigned : unsigned.not();
  }

  /**
   * Returns the argument that encodes an integer.
   *
   * @throws IllegalArgumentException if there is none
   */
  static long argument(BigInteger value) {
    BigInteger argument = value.signum() < 0 ? value.not() : value;
    if (argument.bitLength() > Long.SIZE) {
      throw new IllegalArgumentException(
          "integer of "
              + value.bitLength()
              + " bits is beyond the 64 that there are without a tag; send it as bytes or text");
    }
    return argument.longValue();
  }

  /**
   * Tells whether a float can represent an encoded integer exactly. The float has {@code precision}
   * significant bits.
   */
  static boolean fits(int initial, long argument, int precision) {
    long magnitude = magnitude(initial, argument);
    int width =
        Long.SIZE - Long.numberOfLeadingZeros(magnitude) - Long.numberOfTrailingZeros(magnitude);
    return width <= precision;
  }

  /** Converts an encoded integer to a {@code double}. The result is exact if 53 bits suffice. */
  static double toDouble(int initial, long argument) {
    long magnitude = magnitude(initial, argument);
    if (initial < 0x20) {
      return unsignedToDouble(magnitude);
    }
    return magnitude == 0 ? -0x1p64 : -unsignedToDouble(magnitude);
  }

  /** Returns the absolute value of an encoded integer. For -2^64 the result wraps around to 0. */
  private static long magnitude(int initial, long argument) {
    return initial < 0x20 ? argument : argument + 1;
  }

  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? (double) bits : (bits >>> 11) * 0x1p11;
  }
}
