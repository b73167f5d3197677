package dev.wirecommand.cbor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes random values, with many that lie on the borders between encodings. */
public final class CborGenerator {
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);
  private static final int[] WIDTHS = {0, 5, 8, 16, 31, 32, 53, 63, 64};
  private static final String[] CHARACTERS = {
    "a",
    "Z",
    "0",
    " ",
    "\"",
    "\\",
    "\n",
    "\u0000",
    "\u007f",
    "\u0080",
    "é",
    "\u07ff",
    "\u0800",
    "水",
    "\ud7ff",
    "\ue000",
    "\uffff",
    "\ud800\udc00",
    "\ud83d\ude00",
    "\udbff\udfff",
    "\u202e"
  };

  private final Random random;

  public CborGenerator(Random random) {
    this.random = random;
  }

  /** A value of any type, with arrays and maps nested up to so deep. */
  CborValue value(int depth) {
    switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0:
      case 1:
        return new CborValue.Int(integer());
      case 2:
        return new CborValue.Bytes(bytes());
      case 3:
        return new CborValue.Text(text());
      case 4:
        return new CborValue.Bool(random.nextBoolean());
      case 5:
        return random.nextBoolean() ? new CborValue.Null() : new CborValue.Undefined();
      case 6:
        return new CborValue.Simple(random.nextInt(20) + (random.nextBoolean() ? 0 : 32));
      case 7:
        return new CborValue.Float(number());
      case 8:
        List<CborValue> elements = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
          elements.add(value(depth - 1));
        }
        return new CborValue.Array(elements);
      default:
        return map(depth);
    }
  }

  CborValue.Map map(int depth) {
    Set<CborValue> keys = new HashSet<>();
    List<CborValue.Entry> entries = new ArrayList<>();
    for (int n = random.nextInt(8); n > 0; n--) {
      CborValue key = value(random.nextInt(4) == 0 ? depth - 1 : 0);
      if (keys.add(key)) {
        entries.add(new CborValue.Entry(key, value(depth - 1)));
      }
    }
    return new CborValue.Map(entries);
  }

  /** Within -2^64 and 2^64-1, and often next to a power of two. */
  BigInteger integer() {
    BigInteger magnitude =
        random.nextBoolean()
            ? BigInteger.ONE
                .shiftLeft(WIDTHS[random.nextInt(WIDTHS.length)])
                .add(BigInteger.valueOf(random.nextInt(5) - 2))
                .mod(TWO_TO_64)
            : new BigInteger(random.nextInt(65), random);
    return random.nextBoolean() ? magnitude : magnitude.not();
  }

  byte[] bytes() {
    byte[] bytes = new byte[length()];
    random.nextBytes(bytes);
    return bytes;
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    boolean ascii = random.nextBoolean();
    for (int n = length(); n > 0; n--) {
      text.append(CHARACTERS[random.nextInt(ascii ? 6 : CHARACTERS.length)]);
    }
    return text.toString();
  }

  /** Of any width, and with the values that have a meaning of their own. */
  double number() {
    switch (random.nextInt(6)) {
      case 0:
        return HalfFloatTest.meaningOf(random.nextInt(0x10000));
      case 1:
        return Float.intBitsToFloat(random.nextInt());
      case 2:
        return random.nextInt(2000) - 1000;
      case 3:
        return random.nextGaussian();
      case 4:
        double[] special = {0.0, -0.0, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE};
        return special[random.nextInt(special.length)];
      default:
        return Double.longBitsToDouble(random.nextLong());
    }
  }

  private int length() {
    int[] lengths = {0, 1, 2, 7, 8, 9, 22, 23, 24, 25};
    return random.nextInt(20) == 0
        ? 250 + random.nextInt(12)
        : lengths[random.nextInt(lengths.length)];
  }
}
