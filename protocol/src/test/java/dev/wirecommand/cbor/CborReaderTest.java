package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.hex;
import static dev.wirecommand.cbor.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborReaderTest {
  @ParameterizedTest
  @CsvSource({
    "00, INTEGER",
    "1b0000000000000000, INTEGER",
    "20, INTEGER",
    "3b0000000000000000, INTEGER",
    "40, BYTES",
    "5b0000000000000000, BYTES",
    "60, TEXT",
    "7b0000000000000000, TEXT",
    "80, ARRAY",
    "9b0000000000000000, ARRAY",
    "a0, MAP",
    "bb0000000000000000, MAP",
    "e0, SIMPLE",
    "f3, SIMPLE",
    "f4, BOOLEAN",
    "f5, BOOLEAN",
    "f6, NULL",
    "f7, UNDEFINED",
    "f820, SIMPLE",
    "f90000, FLOAT",
    "fa00000000, FLOAT",
    "fb0000000000000000, FLOAT",
  })
  void peeksAtTheTypeAndReadsNothing(String hex, CborType type) {
    CborReader reader = reader(hex);
    assertThat(reader.peek()).isEqualTo(type);
    assertThat(reader.peek()).isEqualTo(type);
    assertThat(reader.position()).isZero();
  }

  @Test
  void refusesToPeekAtWhatIsNoValue() {
    assertRefused(() -> reader("").peek(), "at byte 0: the document ends where a value is due");
    assertRefused(
        () -> reader("c000").peek(),
        "at byte 0: tag 0: tags are not allowed, send the value without");
    assertRefused(
        () -> reader("dbffffffffffffffff00").peek(),
        "at byte 0: tag 18446744073709551615: tags are not allowed, send the value without");
    assertRefused(() -> reader("d9ff").peek(), "at byte 0: truncated head: length 3, bytes left 2");
    assertRefused(() -> reader("ff").peek(), "at byte 0: break where a value is due");
    assertRefused(
        () -> reader("5f").peek(), "at byte 0: bytes of indefinite length: send a definite length");
    assertRefused(() -> reader("1c").peek(), "at byte 0: reserved initial byte 0x1c");
    assertRefused(() -> reader("df").peek(), "at byte 0: reserved initial byte 0xdf");
    assertRefused(() -> reader("fc").peek(), "at byte 0: reserved initial byte 0xfc");
  }

  @Test
  void readsBooleans() {
    CborReader reader = reader("f4f5");
    assertThat(reader.readBoolean()).isFalse();
    assertThat(reader.readBoolean()).isTrue();
    assertThat(reader.atEnd()).isTrue();
    assertRefused(() -> reader("f6").readBoolean(), "at byte 0: expected boolean, got null");
    assertRefused(
        () -> reader("f3").readBoolean(), "at byte 0: expected boolean, got simple value");
    assertRefused(reader::readBoolean, "at byte 2: the document ends where a value is due");
  }

  @Test
  void readsNull() {
    CborReader reader = reader("f6f4");
    reader.readNull();
    assertThat(reader.position()).isEqualTo(1);
    assertRefused(reader::readNull, "at byte 1: expected null, got boolean");
  }

  @Test
  void readsNullOnlyIfItIsThere() {
    CborReader reader = reader("f6f7");
    assertThat(reader.tryReadNull()).isTrue();
    assertThat(reader.position()).isEqualTo(1);
    assertThat(reader.tryReadNull()).isFalse();
    assertThat(reader.position()).isEqualTo(1);
    reader.readUndefined();
    assertThat(reader.tryReadNull()).isFalse();
    CborReader part = new CborReader(bytes("00f6"), 0, 1);
    part.readInt();
    assertThat(part.tryReadNull()).isFalse();
  }

  @Test
  void readsUndefined() {
    CborReader reader = reader("f7f6");
    reader.readUndefined();
    assertThat(reader.position()).isEqualTo(1);
    assertRefused(reader::readUndefined, "at byte 1: expected undefined, got null");
  }

  @Test
  void readsSimpleValues() {
    CborReader reader = reader("e0 f3 f820 f8ff");
    assertThat(reader.readSimple()).isZero();
    assertThat(reader.readSimple()).isEqualTo(19);
    assertThat(reader.readSimple()).isEqualTo(32);
    assertThat(reader.readSimple()).isEqualTo(255);
    assertThat(reader.atEnd()).isTrue();
    assertRefused(() -> reader("f4").readSimple(), "at byte 0: expected simple value, got boolean");
    assertRefused(
        () -> reader("f90000").readSimple(), "at byte 0: expected simple value, got float");
    assertRefused(
        () -> reader("f818").readSimple(),
        "at byte 0: simple value 24 in two bytes: only 32 to 255 may be written so");
    assertRefused(
        () -> reader("f81f").readSimple(),
        "at byte 0: simple value 31 in two bytes: only 32 to 255 may be written so");
    assertRefused(
        () -> reader("f8").readSimple(), "at byte 0: truncated head: length 2, bytes left 1");
  }

  @Test
  void readsHeadersOfArrays() {
    CborReader reader = reader("82 80 980100");
    assertThat(reader.readArrayHeader()).isEqualTo(2);
    assertThat(reader.readArrayHeader()).isZero();
    assertThat(reader.readArrayHeader()).isEqualTo(1);
    assertThat(reader.position()).isEqualTo(4);
    assertRefused(() -> reader("a0").readArrayHeader(), "at byte 0: expected array, got map");
    assertRefused(() -> reader("40").readArrayHeader(), "at byte 0: expected array, got bytes");
  }

  @Test
  void comparesAnArraysLengthWithWhatIsLeft() {
    assertThat(reader("83 000000").readArrayHeader()).isEqualTo(3);
    assertRefused(
        () -> reader("84 000000").readArrayHeader(),
        "at byte 0: truncated array: length 4, bytes left 3");
    assertRefused(
        () -> reader("9a80000000 00").readArrayHeader(),
        "at byte 0: truncated array: length 2147483648, bytes left 1");
    assertRefused(
        () -> reader("9b4000000000000000 00").readArrayHeader(),
        "at byte 0: truncated array: length 4611686018427387904, bytes left 1");
    assertRefused(
        () -> reader("9bffffffffffffffff 00").readArrayHeader(),
        "at byte 0: truncated array: length 18446744073709551615, bytes left 1");
  }

  @Test
  void readsHeadersOfMaps() {
    CborReader reader = reader("a1 a0 b8010000");
    assertThat(reader.readMapHeader()).isEqualTo(1);
    assertThat(reader.readMapHeader()).isZero();
    assertThat(reader.readMapHeader()).isEqualTo(1);
    assertThat(reader.position()).isEqualTo(4);
    assertRefused(() -> reader("80").readMapHeader(), "at byte 0: expected map, got array");
    assertRefused(() -> reader("e0").readMapHeader(), "at byte 0: expected map, got simple value");
  }

  @Test
  void comparesAMapsLengthWithHalfOfWhatIsLeft() {
    assertThat(reader("a2 00000100").readMapHeader()).isEqualTo(2);
    assertRefused(
        () -> reader("a2 000001").readMapHeader(),
        "at byte 0: truncated map: length 2, bytes left 3");
    assertRefused(
        () -> reader("bb8000000000000000 0000").readMapHeader(),
        "at byte 0: truncated map: length 9223372036854775808, bytes left 2");
  }

  @Test
  void countsItsPositionFromTheDocumentsStart() {
    CborReader reader = new CborReader(bytes("ffff 01 1818 ff"), 2, 3);
    assertThat(reader.position()).isZero();
    assertThat(reader.atEnd()).isFalse();
    assertThat(reader.readInt()).isEqualTo(1);
    assertThat(reader.position()).isEqualTo(1);
    assertThat(reader.readInt()).isEqualTo(24);
    assertThat(reader.position()).isEqualTo(3);
    assertThat(reader.atEnd()).isTrue();
    reader.expectEnd();
    assertRefused(reader::readInt, "at byte 3: the document ends where a value is due");
  }

  @Test
  void refusesTrailingBytes() {
    CborReader reader = reader("00 0000");
    reader.readInt();
    assertRefused(reader::expectEnd, "at byte 1: trailing bytes after the value: 2");
  }

  @Test
  void turnsToAnotherDocument() {
    CborReader reader = reader("01");
    reader.readInt();
    reader.reset(bytes("ff 05 ff"), 1, 1);
    assertThat(reader.position()).isZero();
    assertThat(reader.readInt()).isEqualTo(5);
    assertThat(reader.position()).isEqualTo(1);
    assertThat(reader.atEnd()).isTrue();
    assertRefused(reader::readInt, "at byte 1: the document ends where a value is due");
  }

  @Test
  void refusesPartsThatAreNotInsideTheArray() {
    byte[] three = new byte[3];
    for (int[] part : List.of(new int[] {-1, 1}, new int[] {0, 4}, new int[] {2, 2})) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> new CborReader(three, part[0], part[1]));
      CborReader reader = new CborReader(three);
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> reader.reset(three, part[0], part[1]));
    }
    assertThatNullPointerException()
        .isThrownBy(() -> new CborReader(three, 0, 3, null))
        .withMessage("limits");
  }

  @Test
  void skipsOneValueOfAnyType() {
    CborReader reader =
        reader(
            "00 390100 420102 63e6b0b4 82008100 a2006161018100 f5 f6 f820 fb3ff199999999999a 07");
    int[] ends = {1, 4, 7, 11, 15, 22, 23, 24, 26, 35};
    for (int end : ends) {
      reader.skip();
      assertThat(reader.position()).isEqualTo(end);
    }
    assertThat(reader.readInt()).isEqualTo(7);
    assertRefused(reader::skip, "at byte 36: the document ends where a value is due");
  }

  @Test
  void checksWhatItSkips() {
    assertRefused(() -> second("61ff").skip(), "at byte 2: invalid UTF-8 in text");
    assertRefused(() -> second("a201020103").skip(), "at byte 4: duplicate key 1");
    assertRefused(
        () -> second("81c000").skip(),
        "at byte 2: tag 0: tags are not allowed, send the value without");
    assertRefused(() -> second("8101", 1, 10).skip(), "at byte 1: more than 1 items");
    assertRefused(() -> second("8181 01", 10, 1).skip(), "at byte 2: nesting deeper than 1");
  }

  private static CborReader second(String hex) {
    return second(hex, 100, 100);
  }

  /** A reader that has read a zero already, to tell offsets in the document from others. */
  private static CborReader second(String hex, int items, int depth) {
    byte[] doc = bytes("ff 00" + hex);
    CborReader reader = new CborReader(doc, 1, doc.length - 1, new CborLimits(depth, items, 10));
    reader.readInt();
    return reader;
  }

  @Test
  void givesEachSkippedValueTheWholeLimits() {
    CborReader reader = new CborReader(bytes("8100 8100"), 0, 4, new CborLimits(1, 2, 1));
    reader.skip();
    reader.skip();
    assertThat(reader.atEnd()).isTrue();
  }

  @Test
  void readsAValueAsItsBytes() {
    CborReader reader = reader("00 a1 1800 82f5f6 01");
    reader.readInt();
    assertThat(hex(reader.readEncoded())).isEqualTo("a1180082f5f6");
    assertThat(reader.readInt()).isEqualTo(1);
    assertRefused(() -> reader("81ff").readEncoded(), "at byte 1: break where a value is due");
  }

  @Test
  void readsAnyValue() {
    CborReader reader = reader("00 a2 6161 8320f7f8ff 4101 fb3ff199999999999a 07");
    reader.readInt();
    assertThat(CborValue.read(reader))
        .isEqualTo(
            new CborValue.Map(
                List.of(
                    new CborValue.Entry(
                        new CborValue.Text("a"),
                        new CborValue.Array(
                            List.of(
                                new CborValue.Int(-1),
                                new CborValue.Undefined(),
                                new CborValue.Simple(255)))),
                    new CborValue.Entry(
                        new CborValue.Bytes(new byte[] {1}), new CborValue.Float(1.1)))));
    assertThat(reader.readInt()).isEqualTo(7);
  }

  @Test
  void checksAValueBeforeItMakesAnythingOfIt() {
    assertRefused(() -> CborValue.read(second("a201020103")), "at byte 4: duplicate key 1");
    assertRefused(
        () -> CborValue.read(second("82 01")),
        "at byte 1: truncated array: length 2, bytes left 1");
  }

  @Test
  void checksTheWholeDocumentAndTurnsBackToItsStart() {
    CborReader reader = new CborReader(bytes("ff 820102 ff"), 1, 3);
    reader.skip();
    reader.checkWellFormed();
    assertThat(reader.position()).isZero();
    assertThat(reader.readArrayHeader()).isEqualTo(2);
    assertRefused(
        () -> reader("0000").checkWellFormed(), "at byte 1: trailing bytes after the value: 1");
    assertRefused(
        () -> new CborReader(bytes("8100"), 0, 2, new CborLimits(1, 1, 1)).checkWellFormed(),
        "at byte 0: more than 1 items");
  }
}
