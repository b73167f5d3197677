package dev.wirecommand.codegen;

import java.math.BigDecimal;

/**
 * Prints and parses decimal numbers within bounds. Without them, the few characters of {@code
 * 1E+2147483647} were a number whose digits fill the memory as soon as it is added to another.
 */
final class DecimalText {
  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_SCALE = 10_000;

  /** The maximum length of a text. It leaves space for leading zeros, signs and an exponent. */
  static final int MAX_CHARS = 1_024;

  private static final String BOUNDS =
      "up to " + MAX_DIGITS + " digits and a scale from -" + MAX_SCALE + " to " + MAX_SCALE;

  /** The expected value in words. */
  static final String EXPECTED = "a decimal number with " + BOUNDS;

  private DecimalText() {}

  /** Parses a text of at most {@link #MAX_CHARS} characters. */
  static BigDecimal parse(String text) {
    if (!text.chars().allMatch(c -> c < 0x80)) {
      throw new NumberFormatException("digits outside of ASCII");
    }
    BigDecimal number = new BigDecimal(text);
    requireInBounds(number);
    return number;
  }

  static String of(BigDecimal number) {
    requireInBounds(number);
    return number.toString();
  }

  private static void requireInBounds(BigDecimal number) {
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new IllegalArgumentException(
          "a decimal number of "
              + number.precision()
              + " digits and a scale of "
              + number.scale()
              + " can't be sent; it may have "
              + BOUNDS);
    }
  }
}
