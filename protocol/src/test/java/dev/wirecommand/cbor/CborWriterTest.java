package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.hex;
import static dev.wirecommand.cbor.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborWriterTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "23, 17",
    "24, 1818",
    "255, 18ff",
    "256, 190100",
    "65535, 19ffff",
    "65536, 1a00010000",
    "4294967295, 1affffffff",
    "4294967296, 1b0000000100000000",
    "9223372036854775807, 1b7fffffffffffffff",
    "-1, 20",
    "-24, 37",
    "-25, 3818",
    "-256, 38ff",
    "-257, 390100",
    "-65536, 39ffff",
    "-65537, 3a00010000",
    "-4294967296, 3affffffff",
    "-4294967297, 3b0000000100000000",
    "-9223372036854775808, 3b7fffffffffffffff",
  })
  void writesIntegersInTheShortestHead(long value, String hex) {
    assertThat(written(w -> w.writeLong(value))).isEqualTo(hex);
    assertThat(written(w -> w.writeBigInteger(BigInteger.valueOf(value)))).isEqualTo(hex);
    if (value >= 0) {
      assertThat(written(w -> w.writeUnsigned(value))).isEqualTo(hex);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, 1b8000000000000000",
    "18446744073709551615, 1bffffffffffffffff",
    "-9223372036854775809, 3b8000000000000000",
    "-18446744073709551616, 3bffffffffffffffff",
  })
  void writesIntegersBeyondLongs(BigInteger value, String hex) {
    assertThat(written(w -> w.writeBigInteger(value))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "23, 1",
    "24, 2",
    "255, 2",
    "256, 3",
    "65535, 3",
    "65536, 5",
    "4294967295, 5",
    "4294967296, 9",
    "-1, 9",
  })
  void knowsTheSizesOfHeads(long argument, int size) {
    assertThat(HeadEncoding.size(argument)).isEqualTo(size);
  }

  @Test
  void writesUnsignedNumbersWithTheHighestBit() {
    assertThat(written(w -> w.writeUnsigned(Long.MIN_VALUE))).isEqualTo("1b8000000000000000");
    assertThat(written(w -> w.writeUnsigned(-1))).isEqualTo("1bffffffffffffffff");
  }

  @Test
  void refusesIntegersBeyond64Bits() {
    String message =
        "integer of 65 bits is beyond the 64 that there are without a tag; send it as bytes or"
            + " text";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(w -> w.writeBigInteger(BigInteger.ONE.shiftLeft(64))))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(w -> w.writeBigInteger(new BigInteger("-18446744073709551617"))))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, f90000",
    "-0.0, f98000",
    "1.0, f93c00",
    "-4.0, f9c400",
    "65504.0, f97bff",
    "65505.0, fa477fe100",
    "65536.0, fa47800000",
    "5.960464477539063e-08, f90001",
    "2.9802322387695312e-08, fa33000000",
    "0.00006103515625, f90400",
    "100000.0, fa47c35000",
    "3.4028234663852886e+38, fa7f7fffff",
    "3.4028234663852889e+38, fb47efffffe0000001",
    "1.401298464324817e-45, fa00000001",
    "1.1, fb3ff199999999999a",
    "1e300, fb7e37e43c8800759c",
    "4.9e-324, fb0000000000000001",
    "Infinity, f97c00",
    "-Infinity, f9fc00",
    "NaN, f97e00",
  })
  void writesDoublesInTheShortestFormThatIsExact(double value, String hex) {
    assertThat(written(w -> w.writeDouble(value))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, f90000",
    "-0.0, f98000",
    "1.5, f93e00",
    "65504.0, f97bff",
    "65520.0, fa477ff000",
    "1.1, fa3f8ccccd",
    "-Infinity, f9fc00",
    "NaN, f97e00",
  })
  void writesFloatsInTheShortestFormThatIsExact(float value, String hex) {
    assertThat(written(w -> w.writeFloat(value))).isEqualTo(hex);
  }

  @Test
  void writesAllNansAlike() {
    assertThat(written(w -> w.writeFloat(Float.intBitsToFloat(0xffc00001)))).isEqualTo("f97e00");
    assertThat(written(w -> w.writeDouble(Double.longBitsToDouble(0xfff0000000000001L))))
        .isEqualTo("f97e00");
  }

  @Test
  void writesSimpleValues() {
    assertThat(written(CborWriter::writeNull)).isEqualTo("f6");
    assertThat(written(CborWriter::writeUndefined)).isEqualTo("f7");
    assertThat(written(w -> w.writeBoolean(false))).isEqualTo("f4");
    assertThat(written(w -> w.writeBoolean(true))).isEqualTo("f5");
    assertThat(written(w -> w.writeSimple(0))).isEqualTo("e0");
    assertThat(written(w -> w.writeSimple(19))).isEqualTo("f3");
    assertThat(written(w -> w.writeSimple(32))).isEqualTo("f820");
    assertThat(written(w -> w.writeSimple(255))).isEqualTo("f8ff");
    for (int number : new int[] {-1, 20, 31, 256}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(w -> w.writeSimple(number)))
          .withMessage("simple value must be from 0 to 19 or from 32 to 255, not " + number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 40",
    "23, 57",
    "24, 5818",
    "255, 58ff",
    "256, 590100",
    "65535, 59ffff",
    "65536, 5a00010000",
  })
  void writesBytes(int length, String head) {
    byte[] value = new byte[length + 2];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) i;
    }
    byte[] inner = Arrays.copyOfRange(value, 1, length + 1);
    String expected = head + hex(inner);
    assertThat(written(w -> w.writeBytes(inner))).isEqualTo(expected);
    assertThat(written(w -> w.writeBytes(value, 1, length))).isEqualTo(expected);
    ByteBuffer heap = ByteBuffer.wrap(value, 1, length);
    assertThat(written(w -> w.writeBytes(heap))).isEqualTo(expected);
    assertThat(heap.position()).isEqualTo(1);
    ByteBuffer direct = ByteBuffer.allocateDirect(length).put(inner).flip();
    assertThat(written(w -> w.writeBytes(direct))).isEqualTo(expected);
    assertThat(written(w -> w.writeBytes(heap.asReadOnlyBuffer()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 60",
    "23, 77",
    "24, 7818",
    "255, 78ff",
    "256, 790100",
    "65535, 79ffff",
    "65536, 7a00010000",
  })
  void writesText(int length, String head) {
    String text = "x".repeat(length);
    assertThat(written(w -> w.writeText(text))).isEqualTo(head + "78".repeat(length));
  }

  @Test
  void writesTextThatIsNotAsciiFromAnyIndexOnAndWithAnyHead() {
    for (String other : List.of("\u0080", "é", "\u0800", "水", "\uffff", "\ud83d\ude00")) {
      for (int before :
          new int[] {0, 1, 7, 8, 20, 22, 23, 24, 250, 254, 255, 256, 65_533, 65_536}) {
        for (int after : new int[] {0, 1}) {
          String text = "a".repeat(before) + other + "z".repeat(after) + other;
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          CborWriter expected = new CborWriter();
          expected.writeBytes(utf8);
          byte[] doc = expected.toByteArray();
          doc[0] |= 0x20;
          assertThat(written(w -> w.writeText(text))).isEqualTo(hex(doc));
        }
      }
    }
  }

  @Test
  void writesNothingOfATextThatHasNoUtf8() {
    CborWriter writer = new CborWriter(1);
    writer.writeNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.writeText("ab\ud800"))
        .withMessage("unpaired surrogate U+D800 at index 2 of the text");
    assertThat(writer.size()).isEqualTo(1);
    writer.writeText("é");
    assertThat(hex(writer.toByteArray())).isEqualTo("f662c3a9");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 80, a0",
    "23, 97, b7",
    "24, 9818, b818",
    "256, 990100, b90100",
    "2147483647, 9a7fffffff, ba7fffffff",
  })
  void writesHeaders(int length, String array, String map) {
    assertThat(written(w -> w.writeArrayHeader(length))).isEqualTo(array);
    assertThat(written(w -> w.writeMapHeader(length))).isEqualTo(map);
    assertThat(written(w -> w.beginMap(length))).isEqualTo(map);
  }

  @Test
  void refusesNegativeLengths() {
    CborWriter writer = new CborWriter();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.writeArrayHeader(-1))
        .withMessage("length must not be negative: -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.writeMapHeader(-2))
        .withMessage("length must not be negative: -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer.beginMap(-3))
        .withMessage("length must not be negative: -3");
    assertThat(writer.size()).isZero();
  }

  @Test
  void writesWhatIsEncodedAsItIs() {
    byte[] encoded = bytes("00 1800 00");
    assertThat(written(w -> w.writeEncoded(encoded, 1, 2))).isEqualTo("1800");
    assertThat(written(w -> w.writeEncoded(encoded, 4, 0))).isEmpty();
  }

  @Test
  void writesValuesOfEachType() {
    assertThat(
            written(
                w ->
                    new CborValue.Array(
                            List.of(
                                new CborValue.Int(-7),
                                new CborValue.Bytes(new byte[] {1}),
                                new CborValue.Text("é"),
                                new CborValue.Bool(true),
                                new CborValue.Null(),
                                new CborValue.Undefined(),
                                new CborValue.Simple(32),
                                new CborValue.Float(1.5)))
                        .writeTo(w)))
        .isEqualTo("88 26 4101 62c3a9 f5 f6 f7 f820 f93e00".replace(" ", ""));
  }

  @Test
  void handsTheWriterOnFromEachTypeOfValue() {
    Seeds.each(
        50,
        random -> {
          CborWriter writer = new CborWriter();
          CborValue value = new CborGenerator(random).value(1);
          assertThat(value.accept(new ValueEncoder(writer))).isSameAs(writer);
        });
  }

  @Test
  void writesMapsInCanonicalOrder() {
    CborValue.Map map =
        new CborValue.Map(
            List.of(
                new CborValue.Entry(new CborValue.Text("name"), new CborValue.Int(1)),
                new CborValue.Entry(new CborValue.Text("args"), new CborValue.Int(2)),
                new CborValue.Entry(new CborValue.Text("z"), new CborValue.Int(3))));
    assertThat(written(w -> map.writeTo(w)))
        .isEqualTo("a3 617a03 646172677302 646e616d6501".replace(" ", ""));
  }

  @Test
  void writesNothingOfAValueThatIsRefused() {
    CborWriter writer = new CborWriter();
    writer.writeNull();
    CborValue.Entry entry = new CborValue.Entry(new CborValue.Int(1), new CborValue.Null());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CborValue.Array(List.of(new CborValue.Map(List.of(entry, entry))))
                    .writeTo(writer))
        .withMessage("duplicate key 1 in the map begun at byte 2");
    assertThat(writer.size()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CborValue.Array(List.of(new CborValue.Null(), new CborValue.Text("\udc00")))
                    .writeTo(writer))
        .withMessage("unpaired surrogate U+DC00 at index 0 of the text");
    assertThat(writer.size()).isEqualTo(1);
  }
}
