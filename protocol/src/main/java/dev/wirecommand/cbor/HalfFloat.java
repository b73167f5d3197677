package dev.wirecommand.cbor;

/**
 * Converts between {@code float} and floating-point numbers of 16 bits (IEEE 754 binary16). The
 * baseline JDK has no methods for this.
 */
final class HalfFloat {
  /** The result for a number without an exact representation as a 16-bit float. */
  static final int INEXACT = -1;

  private static final int POSITIVE_INFINITY = 0x7c00;
  private static final int NAN = 0x7e00;

  private HalfFloat() {}

  /** Returns the number that these 16 bits encode. Every NaN becomes {@code Float.NaN}. */
  static float toFloat(int half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    if (exponent == 0x1f) {
      return fraction != 0
          ? Float.NaN
          : sign == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }
    return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (fraction << 13));
  }

  /**
   * Returns the 16-bit encoding of this number, or {@link #INEXACT} if no encoding is exact. For
   * NaN it is 0x7e00.
   */
  static int of(float number) {
    if (Float.isNaN(number)) {
      return NAN;
    }
    int bits = Float.floatToRawIntBits(number);
    int sign = (bits >>> 16) & 0x8000;
    int exponent = ((bits >>> 23) & 0xff) - 127;
    int fraction = bits & 0x7fffff;
    if (number == 0) {
      return sign;
    }
    if (exponent == 128) {
      return sign | POSITIVE_INFINITY;
    }
    if (exponent >= -14 && exponent <= 15) {
      return (fraction & 0x1fff) != 0
          ? INEXACT
          : sign | ((exponent + 15) << 10) | (fraction >>> 13);
    }
    if (exponent >= -24 && exponent <= -15) {
      int significand = 0x800000 | fraction;
      int shift = -1 - exponent;
      return (significand & ((1 << shift) - 1)) != 0 ? INEXACT : sign | (significand >>> shift);
    }
    return INEXACT;
  }
}
