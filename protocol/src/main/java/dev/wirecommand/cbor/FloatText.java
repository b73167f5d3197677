package dev.wirecommand.cbor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Prints floats in decimal. The text has the fewest digits that distinguish the number from its
 * neighbours. If several texts do, it is the nearest to the exact value. The form is the one in
 * ECMAScript and in the examples of RFC 8949 (appendix A), always with a point. {@link
 * Double#toString(double)} has forms of its own, and before JDK 19 more digits.
 */
final class FloatText {
  private FloatText() {}

  static String of(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
    double magnitude = Math.abs(number);
    if (magnitude == Double.POSITIVE_INFINITY) {
      return sign + "Infinity";
    }
    if (magnitude == 0) {
      return sign + "0.0";
    }
    BigDecimal shortest = shortest(magnitude).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    // The number is 0.DIGITS times ten to the power of this.
    int point = digits.length() - shortest.scale();
    return sign + place(digits, point);
  }

  private static String place(String digits, int point) {
    if (point > 21 || point < -5) {
      String fraction = digits.length() == 1 ? "0" : digits.substring(1);
      int exponent = point - 1;
      return digits.charAt(0) + "." + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length()) + ".0";
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static BigDecimal shortest(double magnitude) {
    BigDecimal exact = new BigDecimal(magnitude);
    BigDecimal shortest = new BigDecimal(Double.toString(magnitude));
    int precision = shortest.precision();
    while (precision > 0) {
      // Above a power of two there is more room than below: the nearest may be too far, and yet
      // the one above not.
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() != magnitude) {
        rounded = exact.round(new MathContext(precision, RoundingMode.UP));
      }
      if (rounded.doubleValue() != magnitude) {
        break;
      }
      shortest = rounded;
      precision--;
    }
    return shortest;
  }
}
