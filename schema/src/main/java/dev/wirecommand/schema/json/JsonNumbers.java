package dev.wirecommand.schema.json;

import dev.wirecommand.schema.SchemaType.Int;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Converts numbers of JSON, which have any number of digits. */
final class JsonNumbers {
  /** More digits than any integer of CBOR has. */
  private static final int MOST_DIGITS = 40;

  private JsonNumbers() {}

  /** Tells whether a number is written as an integer: without a point and an exponent. */
  static boolean isInteger(String digits) {
    return digits.matches("-?[0-9]+");
  }

  /**
   * Returns the integer that a number is. A number with a point or an exponent may be one too.
   *
   * @return the integer; empty if the number has a fraction
   */
  static Optional<BigInteger> integer(String digits) {
    BigDecimal number;
    try {
      number = new BigDecimal(digits).stripTrailingZeros();
    } catch (NumberFormatException e) {
      // The exponent is beyond 32 bits.
      return digits.matches(".*[eE]-.*") ? Optional.empty() : Optional.of(tooLarge(digits));
    }
    if (number.scale() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        number.precision() - (long) number.scale() > MOST_DIGITS
            ? tooLarge(digits)
            : number.toBigIntegerExact());
  }

  /** Returns an integer that CBOR does not have, for one that is too large to be spelled out. */
  private static BigInteger tooLarge(String digits) {
    return digits.startsWith("-") ? Int.SMALLEST.shiftLeft(1) : Int.LARGEST.shiftLeft(1);
  }

  /** Returns the integer of a string of digits; empty if it is something else. */
  static Optional<BigInteger> integerText(String text) {
    return text.length() <= MOST_DIGITS && text.matches("0|-?[1-9][0-9]*")
        ? Optional.of(new BigInteger(text))
        : Optional.empty();
  }

  /**
   * Returns a number as a float of 64 bits. An integer must be exact, and anything else is rounded.
   *
   * @return the float; empty if an integer is not exact, or the number is too large
   */
  static Optional<Double> number(String digits) {
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      return Optional.empty();
    }
    boolean exact =
        !isInteger(digits) || new BigDecimal(value).compareTo(new BigDecimal(digits)) == 0;
    return exact ? Optional.of(value) : Optional.empty();
  }

  /** Returns the float that has a name. */
  static Optional<Double> named(String name) {
    return switch (name) {
      case "NaN" -> Optional.of(Double.NaN);
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** Returns the name of a float that JSON has no number for. */
  static String name(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "Infinity" : "-Infinity";
  }
}
