package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CborReaderStringTest {
  @Test
  void readsBytesIntoAnArrayOfTheirOwn() {
    byte[] doc = bytes("43010203 40");
    CborReader reader = new CborReader(doc);
    byte[] value = reader.readBytes();
    assertThat(value).containsExactly(1, 2, 3);
    assertThat(reader.position()).isEqualTo(4);
    doc[1] = 9;
    assertThat(value).containsExactly(1, 2, 3);
    assertThat(reader.readBytes()).isEmpty();
    assertThat(reader.atEnd()).isTrue();
  }

  @Test
  void viewsBytesWhereTheyAre() {
    byte[] doc = bytes("00 43010203 00");
    CborReader reader = new CborReader(doc, 1, 5);
    ByteBuffer view = reader.readByteBuffer();
    assertThat(view.isReadOnly()).isTrue();
    assertThat(view.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    assertThat(view.position()).isZero();
    assertThat(view.limit()).isEqualTo(3);
    assertThat(view.capacity()).isEqualTo(3);
    doc[3] = 9;
    assertThat(view).isEqualTo(ByteBuffer.wrap(new byte[] {1, 9, 3}));
    assertThat(reader.position()).isEqualTo(4);
  }

  @Test
  void readsTextOfEachLengthOfHead() {
    for (int length : new int[] {0, 1, 23, 24, 255, 256, 65_535, 65_536}) {
      String text = "x".repeat(length);
      CborWriter writer = new CborWriter();
      writer.writeText(text);
      CborReader reader = new CborReader(writer.toByteArray());
      assertThat(reader.readText()).isEqualTo(text);
      assertThat(reader.atEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "grün", "水", "\ud800\udd51", "12345678é", "\u0000\u007f"})
  void readsTextAndBytesThatAreText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] asText = Documents.join(new byte[] {(byte) (0x60 + utf8.length)}, utf8);
    byte[] asBytes = Documents.join(new byte[] {(byte) (0x40 + utf8.length)}, utf8);
    assertThat(new CborReader(asText).readText()).isEqualTo(text);
    assertThat(new CborReader(asBytes).readText()).isEqualTo(text);
    byte[] longHead = Documents.join(bytes("7b00000000000000"), new byte[] {(byte) utf8.length});
    assertThat(new CborReader(Documents.join(longHead, utf8)).readText()).isEqualTo(text);
  }

  @Test
  void refusesTextThatIsNotUtf8AndSaysWhere() {
    assertRefused(() -> reader("6180").readText(), "at byte 1: invalid UTF-8 in text");
    assertRefused(() -> reader("6261ff").readText(), "at byte 2: invalid UTF-8 in text");
    assertRefused(() -> reader("4261ff").readText(), "at byte 2: invalid UTF-8 in bytes");
    // Overlong, a surrogate, above U+10FFFF, cut short.
    assertRefused(() -> reader("6361c080").readText(), "at byte 2: invalid UTF-8 in text");
    assertRefused(() -> reader("63eda080").readText(), "at byte 1: invalid UTF-8 in text");
    assertRefused(() -> reader("64f4908080").readText(), "at byte 1: invalid UTF-8 in text");
    assertRefused(() -> reader("6461e6b0 61").readText(), "at byte 2: invalid UTF-8 in text");
    assertRefused(() -> reader("63c3bcc3 bc").readText(), "at byte 3: invalid UTF-8 in text");
  }

  @Test
  void takesOnlyBytesForBytes() {
    CborException refusal =
        assertRefused(() -> reader("60").readBytes(), "at byte 0: expected bytes, got text");
    assertThat(refusal.expected()).isEqualTo("bytes");
    assertThat(refusal.got()).isEqualTo("text");
    assertRefused(() -> reader("60").readByteBuffer(), "at byte 0: expected bytes, got text");
    assertRefused(() -> reader("80").readBytes(), "at byte 0: expected bytes, got array");
    assertRefused(() -> reader("20").readBytes(), "at byte 0: expected bytes, got integer");
  }

  @Test
  void refusesOtherTypesForText() {
    assertRefused(() -> reader("20").readText(), "at byte 0: expected text, got integer");
    assertRefused(() -> reader("80").readText(), "at byte 0: expected text, got array");
    assertRefused(() -> reader("f6").readText(), "at byte 0: expected text, got null");
  }

  @Test
  void refusesStringsThatGoBeyondTheEnd() {
    assertRefused(
        () -> reader("4201").readBytes(), "at byte 0: truncated bytes: length 2, bytes left 1");
    assertRefused(
        () -> reader("4201").readByteBuffer(),
        "at byte 0: truncated bytes: length 2, bytes left 1");
    assertRefused(
        () -> reader("61").readText(), "at byte 0: truncated text: length 1, bytes left 0");
    assertRefused(
        () -> reader("5a80000000 00").readBytes(),
        "at byte 0: truncated bytes: length 2147483648, bytes left 1");
    assertRefused(
        () -> reader("7b4000000000000000 00").readText(),
        "at byte 0: truncated text: length 4611686018427387904, bytes left 1");
    assertRefused(
        () -> reader("5bffffffffffffffff 00").readBytes(),
        "at byte 0: truncated bytes: length 18446744073709551615, bytes left 1");
    assertRefused(
        () -> new CborReader(bytes("00 4201 0203"), 1, 2).readBytes(),
        "at byte 0: truncated bytes: length 2, bytes left 1");
  }

  @Test
  void refusesIndefiniteLengths() {
    assertRefused(
        () -> reader("5f4101ff").readBytes(),
        "at byte 0: bytes of indefinite length: send a definite length");
    assertRefused(
        () -> reader("7f6161ff").readText(),
        "at byte 0: text of indefinite length: send a definite length");
  }

  @Test
  void readsNames() {
    NameTable table = NameTable.of("name", "args", "grün", "");
    CborReader reader = reader("446e616d65 6461726773 656772c3bc6e 40 60 4161 6162");
    List<Integer> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (!reader.atEnd()) {
      found.add(reader.readName(table));
      names.add(reader.lastName());
    }
    assertThat(found).containsExactly(0, 1, 2, 3, 3, -1, -1);
    assertThat(names).containsExactly("name", "args", "grün", "", "", "a", "b");
  }

  @Test
  void readsNamesInsideAPartOfAnArray() {
    CborReader reader = new CborReader(bytes("ff 4161 ff"), 1, 2);
    assertThat(reader.readName(NameTable.of("b", "a"))).isEqualTo(1);
    assertThat(reader.lastName()).isEqualTo("a");
    assertThat(reader.position()).isEqualTo(2);
  }

  @Test
  void showsUnknownNamesEscaped() {
    CborReader reader = reader("4a 610a0d09 221b5c 7fc285");
    assertThat(reader.readName(NameTable.of())).isEqualTo(-1);
    assertThat(reader.lastName()).isEqualTo("a\\n\\r\\t\\\"\\u001b\\\\\\u007f\\u0085");
  }

  @Test
  void showsBytesThatAreNoUtf8AsHexadecimal() {
    CborReader reader = reader("45 61 ff c3 62 c3");
    assertThat(reader.readName(NameTable.of())).isEqualTo(-1);
    assertThat(reader.lastName()).isEqualTo("a\\xff\\xc3b\\xc3");
  }

  @Test
  void cutsUnknownNames() {
    for (int length : new int[] {255, 256}) {
      byte[] name = new byte[length];
      Arrays.fill(name, (byte) 'n');
      CborWriter writer = new CborWriter();
      writer.writeBytes(name);
      CborReader reader = new CborReader(writer.toByteArray());
      reader.readName(NameTable.of());
      assertThat(reader.lastName())
          .isEqualTo(length == 255 ? "n".repeat(255) : "n".repeat(254) + "…");
    }
  }

  @Test
  void refusesNamesThatAreNotTextWhereTextIsClaimed() {
    assertRefused(
        () -> reader("6261ff").readName(NameTable.of("a")), "at byte 2: invalid UTF-8 in text");
  }

  @Test
  void refusesNamesThatAreNoStrings() {
    NameTable table = NameTable.of("a");
    assertRefused(
        () -> reader("01").readName(table), "at byte 0: expected bytes or text, got integer");
    assertRefused(
        () -> reader("80").readName(table), "at byte 0: expected bytes or text, got array");
    assertRefused(
        () -> reader("4261").readName(table), "at byte 0: truncated bytes: length 2, bytes left 1");
    assertRefused(
        () -> reader("").readName(table), "at byte 0: the document ends where a value is due");
  }

  @Test
  void hasNoLastNameBeforeTheFirst() {
    CborReader reader = reader("4161");
    assertThatIllegalStateException()
        .isThrownBy(reader::lastName)
        .withMessage("no name has been read");
    reader.readName(NameTable.of());
    assertThat(reader.lastName()).isEqualTo("a");
    reader.reset(new byte[0], 0, 0);
    assertThatIllegalStateException()
        .isThrownBy(reader::lastName)
        .withMessage("no name has been read");
  }
}
