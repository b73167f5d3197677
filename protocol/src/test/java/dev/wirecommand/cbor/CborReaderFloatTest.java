package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.hex;
import static dev.wirecommand.cbor.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborReaderFloatTest {
  @ParameterizedTest
  @CsvSource({
    "f93c00, 1.0",
    "f90001, 5.960464477539063e-8",
    "f98000, -0.0",
    "f97c00, Infinity",
    "f9fc00, -Infinity",
    "f97e00, NaN",
    "fa3f800000, 1.0",
    "fa7f7fffff, 3.4028234663852886e38",
    "faff800000, -Infinity",
    "fa7fc00001, NaN",
    "fb3ff0000000000000, 1.0",
    "fb3ff199999999999a, 1.1",
    "fb7e37e43c8800759c, 1.0e300",
    "fb7ff8000000000001, NaN",
    "fb0000000000000001, 4.9e-324",
    // Integers, where they are exact.
    "00, 0.0",
    "20, -1.0",
    "1903e8, 1000.0",
    "3903e7, -1000.0",
    "1b0020000000000000, 9007199254740992.0",
    "1b0020000000000002, 9007199254740994.0",
    "3b001fffffffffffff, -9007199254740992.0",
    "1b7ffffffffffffc00, 9223372036854774784.0",
    "1b8000000000000000, 9223372036854775808.0",
    "1bfffffffffffff800, 18446744073709549568.0",
    "3b7fffffffffffffff, -9223372036854775808.0",
    "3bfffffffffffff7ff, -18446744073709549568.0",
    "3bffffffffffffffff, -18446744073709551616.0",
  })
  void readsDoubles(String hex, Double value) {
    CborReader reader = reader(hex);
    assertThat(reader.readDouble()).isEqualTo(value);
    assertThat(reader.atEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1b0020000000000001, 9007199254740993",
    "3b0020000000000000, -9007199254740993",
    "1b7fffffffffffffff, 9223372036854775807",
    "3b8000000000000000, -9223372036854775809",
    "1bffffffffffffffff, 18446744073709551615",
    "1bfffffffffffffbff, 18446744073709550591",
    "3bfffffffffffffffe, -18446744073709551615",
  })
  void refusesIntegersThatAreNoDoubles(String hex, String value) {
    assertRefused(
        () -> reader(hex).readDouble(),
        "at byte 0: integer "
            + value
            + " can't be a float without loss: it takes more than 53 bits");
  }

  @ParameterizedTest
  @CsvSource({
    "f93c00, 1.0",
    "f97e00, NaN",
    "fa7f7fffff, 3.4028235e38",
    "fa00000001, 1.4e-45",
    "fb3ff0000000000000, 1.0",
    // The nearest of 32 bits.
    "fb3ff199999999999a, 1.1",
    "fb0000000000000001, 0.0",
    "fb47efffffe0000000, 3.4028235e38",
    "fb47efffffefffffff, 3.4028235e38",
    "fb7ff0000000000000, Infinity",
    "fbfff0000000000000, -Infinity",
    "fb7ff8000000000000, NaN",
    "17, 23.0",
    "20, -1.0",
    "1a01000000, 16777216.0",
    "1a01000002, 16777218.0",
    "1bffffff0000000000, 18446742974197923840.0",
    "3bffffffffffffffff, -18446744073709551616.0",
  })
  void readsFloats(String hex, Float value) {
    CborReader reader = reader(hex);
    assertThat(reader.readFloat()).isEqualTo(value);
    assertThat(reader.atEnd()).isTrue();
  }

  @Test
  void refusesNumbersThatAreNoFloats() {
    assertRefused(
        () -> reader("1a01000001").readFloat(),
        "at byte 0: integer 16777217 can't be a float without loss: it takes more than 24 bits");
    assertRefused(
        () -> reader("3a01000000").readFloat(),
        "at byte 0: integer -16777217 can't be a float without loss: it takes more than 24 bits");
    assertRefused(
        () -> reader("fb7e37e43c8800759c").readFloat(),
        "at byte 0: float 1.0e+300 out of range of 32 bits");
    // Half way between the largest float and what would be the next.
    assertRefused(
        () -> reader("fb47effffff0000000").readFloat(),
        "at byte 0: float 3.4028235677973366e+38 out of range of 32 bits");
    assertRefused(
        () -> reader("00fbffefffffffffffff", 1).readFloat(),
        "at byte 1: float -1.7976931348623157e+308 out of range of 32 bits");
  }

  private static CborReader reader(String hex, int skipped) {
    CborReader reader = Documents.reader(hex);
    for (int i = 0; i < skipped; i++) {
      reader.skip();
    }
    return reader;
  }

  private static CborReader reader(String hex) {
    return reader(hex, 0);
  }

  @Test
  void tellsThePlaceOfAnInexactInteger() {
    assertRefused(
        () -> reader("001a01000001", 1).readFloat(),
        "at byte 1: integer 16777217 can't be a float without loss: it takes more than 24 bits");
  }

  @Test
  void acceptsExactlyTheIntegersThatAreFloats() {
    Seeds.each(
        100,
        random -> {
          for (int i = 0; i < 100; i++) {
            BigInteger integer = new CborGenerator(random).integer();
            if (random.nextBoolean()) {
              int zeros = random.nextInt(40);
              integer = integer.shiftRight(zeros).shiftLeft(zeros);
            }
            CborWriter writer = new CborWriter();
            writer.writeBigInteger(integer);
            byte[] doc = writer.toByteArray();

            assertThat(accepts(() -> new CborReader(doc).readDouble()))
                .as("%s", integer)
                .isEqualTo(new BigDecimal(integer.doubleValue()).toBigInteger().equals(integer));
            assertThat(accepts(() -> new CborReader(doc).readFloat()))
                .as("%s", integer)
                .isEqualTo(new BigDecimal(integer.floatValue()).toBigInteger().equals(integer));
            if (accepts(() -> new CborReader(doc).readDouble())) {
              assertThat(new CborReader(doc).readDouble()).isEqualTo(integer.doubleValue());
            }
            if (accepts(() -> new CborReader(doc).readFloat())) {
              assertThat(new CborReader(doc).readFloat()).isEqualTo(integer.floatValue());
            }
          }
        });
  }

  private static boolean accepts(Runnable read) {
    try {
      read.run();
      return true;
    } catch (CborException refusal) {
      return false;
    }
  }

  @Test
  void refusesOtherTypes() {
    assertRefused(() -> reader("40").readDouble(), "at byte 0: expected float, got bytes");
    assertRefused(() -> reader("60").readFloat(), "at byte 0: expected float, got text");
    assertRefused(() -> reader("80").readDouble(), "at byte 0: expected float, got array");
    assertRefused(() -> reader("a0").readFloat(), "at byte 0: expected float, got map");
    assertRefused(() -> reader("f5").readDouble(), "at byte 0: expected float, got boolean");
    assertRefused(() -> reader("f8ff").readFloat(), "at byte 0: expected float, got simple value");
  }

  @Test
  void refusesTruncatedFloats() {
    assertRefused(
        () -> reader("f93c").readDouble(), "at byte 0: truncated head: length 3, bytes left 2");
    assertRefused(
        () -> reader("fa3f8000").readDouble(), "at byte 0: truncated head: length 5, bytes left 4");
    assertRefused(
        () -> reader("fb3ff00000000000").readFloat(),
        "at byte 0: truncated head: length 9, bytes left 8");
  }

  @Test
  void writesWhatItReads() {
    Seeds.each(
        100,
        random -> {
          for (int i = 0; i < 100; i++) {
            double number = new CborGenerator(random).number();
            CborWriter writer = new CborWriter();
            writer.writeDouble(number);
            assertThat(new CborReader(writer.toByteArray()).readDouble())
                .as(hex(writer.toByteArray()))
                .isEqualTo(Double.valueOf(number));
          }
        });
  }
}
