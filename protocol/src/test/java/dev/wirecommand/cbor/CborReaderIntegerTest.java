package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborReaderIntegerTest {
  /** Reads an integer from a document that has nothing else in it. */
  private static <T> T read(String hex, Function<CborReader, T> read) {
    CborReader reader = reader(hex);
    T value = read.apply(reader);
    assertThat(reader.atEnd()).as("all of %s is read", hex).isTrue();
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "17, 23",
    "1818, 24",
    "18ff, 255",
    "190100, 256",
    "19ffff, 65535",
    "1a00010000, 65536",
    "1affffffff, 4294967295",
    "1b0000000100000000, 4294967296",
    "1b7fffffffffffffff, 9223372036854775807",
    "20, -1",
    "37, -24",
    "3818, -25",
    "38ff, -256",
    "390100, -257",
    "39ffff, -65536",
    "3a00010000, -65537",
    "3affffffff, -4294967296",
    "3b0000000100000000, -4294967297",
    "3b7fffffffffffffff, -9223372036854775808",
  })
  void readsLongs(String hex, long value) {
    assertThat(read(hex, CborReader::readLong)).isEqualTo(value);
    assertThat(read(hex, CborReader::readBigInteger)).isEqualTo(BigInteger.valueOf(value));
  }

  @ParameterizedTest
  @CsvSource({
    "1800, 0",
    "190000, 0",
    "1a00000000, 0",
    "1b0000000000000000, 0",
    "1817, 23",
    "1900ff, 255",
    "1a0000ffff, 65535",
    "1b00000000ffffffff, 4294967295",
    "3800, -1",
    "3b0000000000000000, -1",
  })
  void readsHeadsThatAreNotTheShortest(String hex, long value) {
    assertThat(read(hex, CborReader::readLong)).isEqualTo(value);
  }

  @Test
  void refusesLongsOutOfRange() {
    assertRefused(
        () -> reader("1b8000000000000000").readLong(),
        "at byte 0: integer 9223372036854775808 out of range"
            + " -9223372036854775808 to 9223372036854775807");
    assertRefused(
        () -> reader("1bffffffffffffffff").readLong(),
        "at byte 0: integer 18446744073709551615 out of range"
            + " -9223372036854775808 to 9223372036854775807");
    assertRefused(
        () -> reader("3b8000000000000000").readLong(),
        "at byte 0: integer -9223372036854775809 out of range"
            + " -9223372036854775808 to 9223372036854775807");
    CborException refusal =
        assertRefused(
            () -> reader("3bffffffffffffffff").readLong(),
            "at byte 0: integer -18446744073709551616 out of range"
                + " -9223372036854775808 to 9223372036854775807");
    assertThat(refusal.expected()).isNull();
    assertThat(refusal.got()).isNull();
  }

  @Test
  void readsInts() {
    assertThat(read("1a7fffffff", CborReader::readInt)).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("3a7fffffff", CborReader::readInt)).isEqualTo(Integer.MIN_VALUE);
    assertRefused(
        () -> reader("1a80000000").readInt(),
        "at byte 0: integer 2147483648 out of range -2147483648 to 2147483647");
    assertRefused(
        () -> reader("3a80000000").readInt(),
        "at byte 0: integer -2147483649 out of range -2147483648 to 2147483647");
    assertRefused(
        () -> reader("1bffffffffffffffff").readInt(),
        "at byte 0: integer 18446744073709551615 out of range -2147483648 to 2147483647");
    assertRefused(
        () -> reader("3bffffffffffffffff").readInt(),
        "at byte 0: integer -18446744073709551616 out of range -2147483648 to 2147483647");
  }

  @Test
  void readsShorts() {
    assertThat(read("197fff", CborReader::readShort)).isEqualTo(Short.MAX_VALUE);
    assertThat(read("397fff", CborReader::readShort)).isEqualTo(Short.MIN_VALUE);
    assertRefused(
        () -> reader("198000").readShort(),
        "at byte 0: integer 32768 out of range -32768 to 32767");
    assertRefused(
        () -> reader("398000").readShort(),
        "at byte 0: integer -32769 out of range -32768 to 32767");
  }

  @Test
  void readsBytesAsNumbers() {
    assertThat(read("187f", CborReader::readByte)).isEqualTo(Byte.MAX_VALUE);
    assertThat(read("387f", CborReader::readByte)).isEqualTo(Byte.MIN_VALUE);
    assertRefused(
        () -> reader("1880").readByte(), "at byte 0: integer 128 out of range -128 to 127");
    assertRefused(
        () -> reader("3880").readByte(), "at byte 0: integer -129 out of range -128 to 127");
  }

  @Test
  void readsUnsigned() {
    assertThat(read("00", CborReader::readUnsigned)).isZero();
    assertThat(read("1b7fffffffffffffff", CborReader::readUnsigned)).isEqualTo(Long.MAX_VALUE);
    assertThat(read("1b8000000000000000", CborReader::readUnsigned)).isEqualTo(Long.MIN_VALUE);
    assertThat(read("1bffffffffffffffff", CborReader::readUnsigned)).isEqualTo(-1);
    assertRefused(
        () -> reader("20").readUnsigned(),
        "at byte 0: integer -1 out of range 0 to 18446744073709551615");
    assertRefused(
        () -> reader("3bffffffffffffffff").readUnsigned(),
        "at byte 0: integer -18446744073709551616 out of range 0 to 18446744073709551615");
  }

  @Test
  void readsBigIntegersOfTheWholeRange() {
    assertThat(read("1b8000000000000000", CborReader::readBigInteger))
        .isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(read("1bffffffffffffffff", CborReader::readBigInteger))
        .isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(read("3b8000000000000000", CborReader::readBigInteger))
        .isEqualTo(new BigInteger("-9223372036854775809"));
    assertThat(read("3bffffffffffffffff", CborReader::readBigInteger))
        .isEqualTo(new BigInteger("-18446744073709551616"));
  }

  @Test
  void tellsThePlaceOfTheValueAndNotOfItsArgument() {
    CborReader reader = reader("00 1a80000000");
    reader.readInt();
    assertRefused(
        reader::readInt, "at byte 1: integer 2147483648 out of range -2147483648 to 2147483647");
  }

  @Test
  void refusesOtherTypes() {
    assertRefused(() -> reader("40").readLong(), "at byte 0: expected integer, got bytes");
    assertRefused(() -> reader("60").readInt(), "at byte 0: expected integer, got text");
    assertRefused(() -> reader("80").readShort(), "at byte 0: expected integer, got array");
    assertRefused(() -> reader("a0").readByte(), "at byte 0: expected integer, got map");
    assertRefused(() -> reader("f4").readUnsigned(), "at byte 0: expected integer, got boolean");
    assertRefused(() -> reader("f6").readBigInteger(), "at byte 0: expected integer, got null");
    assertRefused(() -> reader("f7").readLong(), "at byte 0: expected integer, got undefined");
    assertRefused(() -> reader("e0").readLong(), "at byte 0: expected integer, got simple value");
    CborException refusal =
        assertRefused(() -> reader("f93c00").readLong(), "at byte 0: expected integer, got float");
    assertThat(refusal.expected()).isEqualTo("integer");
    assertThat(refusal.got()).isEqualTo("float");
  }

  @Test
  void refusesBignums() {
    assertRefused(
        () -> reader("c249010000000000000000").readBigInteger(),
        "at byte 0: tag 2: tags are not allowed, send the value without");
  }

  @Test
  void refusesTruncatedHeads() {
    assertRefused(() -> reader("").readLong(), "at byte 0: the document ends where a value is due");
    assertRefused(
        () -> reader("18").readLong(), "at byte 0: truncated head: length 2, bytes left 1");
    assertRefused(
        () -> reader("1901").readLong(), "at byte 0: truncated head: length 3, bytes left 2");
    assertRefused(
        () -> reader("3a010203").readLong(), "at byte 0: truncated head: length 5, bytes left 4");
    assertRefused(
        () -> reader("1b01020304050607").readLong(),
        "at byte 0: truncated head: length 9, bytes left 8");
    CborReader reader = reader("0000 1a0102");
    reader.readLong();
    reader.readLong();
    assertRefused(reader::readLong, "at byte 2: truncated head: length 5, bytes left 3");
  }

  @Test
  void refusesReservedHeads() {
    for (int initial : new int[] {0x1c, 0x1d, 0x1e, 0x1f, 0x3c, 0x3d, 0x3e, 0x3f}) {
      assertRefused(
          () -> new CborReader(new byte[] {(byte) initial}).readLong(),
          "at byte 0: reserved initial byte 0x" + Integer.toHexString(initial));
    }
  }
}
