package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.text.EscapedText;
import java.math.BigInteger;
import java.util.Optional;

/** Converts JSON values to numbers. */
final class NumberDecoder {
  private static final int QUOTED = 64;

  /** The encoded length of a float of 16 bits. */
  private static final int HALF_BYTES = 3;

  private final Decoding decoding;
  private final JsonTree value;

  NumberDecoder(Decoding decoding, JsonTree value) {
    this.decoding = decoding;
    this.value = value;
  }

  BigInteger integer(SchemaType.Int type) {
    Optional<BigInteger> number;
    String digits;
    if (value instanceof JsonTree.Num literal) {
      digits = literal.digits();
      number = JsonNumbers.integer(digits);
      if (number.isEmpty()) {
        throw decoding.fault(value, "expected integer, got " + shown(digits));
      }
    } else if (value instanceof JsonTree.Str string) {
      digits = string.value();
      number = JsonNumbers.integerText(digits);
    } else {
      throw decoding.mismatch("integer", value);
    }
    if (number.isEmpty()) {
      throw decoding.mismatch("integer", value);
    }
    if (!type.contains(number.get())) {
      throw decoding.fault(
          value, "integer " + shown(digits) + " out of range " + type.min() + " to " + type.max());
    }
    return number.get();
  }

  /**
   * Returns the value as a float of so many bits, which is rounded to 32 bits where these are due.
   */
  double number(int bits) {
    if (value instanceof JsonTree.Str string) {
      return JsonNumbers.named(string.value())
          .orElseThrow(() -> decoding.mismatch("number", value));
    }
    if (!(value instanceof JsonTree.Num literal)) {
      throw decoding.mismatch("number", value);
    }
    double wide =
        JsonNumbers.number(literal.digits()).orElseThrow(() -> unfit(literal.digits(), bits));
    if (bits == 64) {
      return wide;
    }
    // Rounded once: by way of 64 bits, a number might be rounded twice.
    float narrow = Float.parseFloat(literal.digits());
    boolean fits =
        bits == 32
            ? !Float.isInfinite(narrow)
                && (narrow == wide || !JsonNumbers.isInteger(literal.digits()))
            : isHalf(wide);
    if (!fits) {
      throw unfit(literal.digits(), bits);
    }
    return bits == 32 ? narrow : wide;
  }

  private JsonException unfit(String digits, int bits) {
    return decoding.fault(
        value, "number " + shown(digits) + " does not fit a float of " + bits + " bits");
  }

  private static boolean isHalf(double number) {
    CborWriter out = new CborWriter();
    out.writeDouble(number);
    return out.size() == HALF_BYTES;
  }

  private static String shown(String digits) {
    return EscapedText.of(digits, QUOTED);
  }
}
