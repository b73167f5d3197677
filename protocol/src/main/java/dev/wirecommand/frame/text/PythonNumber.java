package dev.wirecommand.frame.text;

import dev.wirecommand.cbor.CborWriter;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number in Python's notation, with its sign. It is a float, or an integer in decimal,
 * hexadecimal, octal or binary. Two digits may have a {@code _} between them.
 */
final class PythonNumber {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger MIN = BigInteger.ONE.shiftLeft(64).negate();

  /** The maximum number of digits of an integer. In binary, -2<sup>64</sup> has this many. */
  private static final int MAX_DIGITS = 65;

  private final String line;
  private int index;
  private @Nullable BigInteger integer;
  private double real;

  private PythonNumber(String line, int index) {
    this.line = line;
    this.index = index;
  }

  /**
   * Reads the number that begins at an index. A number begins with a sign, a digit or a point.
   *
   * @throws IllegalArgumentException if there is none, or no CBOR integer can hold it
   */
  static PythonNumber read(String line, int from) {
    PythonNumber number = new PythonNumber(line, from);
    number.readSigned();
    return number;
  }

  /** Returns the index after the number. */
  int end() {
    return index;
  }

  void write(CborWriter out) {
    if (integer == null) {
      out.writeDouble(real);
    } else {
      out.writeBigInteger(integer);
    }
  }

  private void readSigned() {
    int start = index;
    boolean negative = peek() == '-';
    if (negative || peek() == '+') {
      index = PythonSyntax.skipSpace(line, index + 1);
    }
    int radix = radix();
    if (radix == 10) {
      readDecimal(start, negative);
    } else {
      int digits = index + 2;
      index = line.startsWith("_", digits) ? digits + 1 : digits;
      if (!skipDigits(radix)) {
        throw ColumnError.at(start, "a number in base " + radix + " needs digits");
      }
      setInteger(start, negative, line.substring(digits, index), radix);
    }
    if (PythonSyntax.isNamePart(peek()) || peek() == '.') {
      throw ColumnError.at(index, "'" + peek() + "' does not belong in a number");
    }
  }

  private int radix() {
    if (peek() != '0' || index + 1 == line.length()) {
      return 10;
    }
    return switch (line.charAt(index + 1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private void readDecimal(int start, boolean negative) {
    int digits = index;
    boolean any = skipDigits(10);
    int end = index;
    if (peek() == '.') {
      index++;
      any |= skipDigits(10);
    }
    if (!any) {
      throw ColumnError.at(start, "a number needs digits");
    }
    if (peek() == 'e' || peek() == 'E') {
      skipExponent();
    }
    if (index > end) {
      double value = Double.parseDouble(line.substring(digits, index).replace("_", ""));
      real = negative ? -value : value;
      return;
    }
    String text = line.substring(digits, end);
    setInteger(start, negative, text, 10);
    if (text.startsWith("0") && !BigInteger.ZERO.equals(integer)) {
      throw ColumnError.at(digits, "an integer has no leading zero; octal is written 0o17");
    }
  }

  private void skipExponent() {
    int exponent = index++;
    if (peek() == '+' || peek() == '-') {
      index++;
    }
    if (!skipDigits(10)) {
      throw ColumnError.at(exponent, "an exponent needs digits");
    }
  }

  private void setInteger(int start, boolean negative, String text, int radix) {
    String digits = text.replace("_", "").replaceFirst("^0+(?=.)", "");
    if (digits.length() <= MAX_DIGITS) {
      BigInteger value = new BigInteger(digits, radix);
      BigInteger signed = negative ? value.negate() : value;
      if (signed.compareTo(MIN) >= 0 && signed.compareTo(MAX) <= 0) {
        integer = signed;
        return;
      }
    }
    throw ColumnError.at(
        start, "the integer is outside of what CBOR can hold, " + MIN + " to " + MAX);
  }

  /**
   * Moves past digits, and past any single {@code _} between two digits. Returns whether there was
   * a digit.
   */
  private boolean skipDigits(int radix) {
    int start = index;
    while (Character.digit(peek(), radix) >= 0 && peek() < 0x80) {
      index++;
      if (peek() == '_'
          && index + 1 < line.length()
          && Character.digit(line.charAt(index + 1), radix) >= 0) {
        index++;
      }
    }
    return index > start;
  }

  /** Returns the character at the current index, or NUL at the line's end. No number has NUL. */
  private char peek() {
    return index < line.length() ? line.charAt(index) : '\0';
  }
}
