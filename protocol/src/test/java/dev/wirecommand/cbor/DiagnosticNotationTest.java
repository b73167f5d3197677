package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticNotationTest {
  @Test
  void printsARequest() {
    byte[] doc = bytes("a2 4461726773 a1 456c696d6974 0a 446e616d65 45 6865616473");
    assertThat(Documents.print(doc))
        .isEqualTo("{h'61726773': {h'6c696d6974': 10}, h'6e616d65': h'6865616473'}");
  }

  @Test
  void printsAPartOfAnArray() {
    assertThat(Documents.print(bytes("ff 820102 ff"), 1, 3)).isEqualTo("[1, 2]");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Documents.print(new byte[3], 2, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, \\u0000",
    "7, \\u0007",
    "9, \\t",
    "10, \\n",
    "13, \\r",
    "27, \\u001b",
    "31, \\u001f",
    "34, \\\"",
    "92, \\\\",
    "127, \\u007f",
    "128, \\u0080",
    "159, \\u009f",
    "173, \\u00ad",
    "8206, \\u200e",
    "8232, \\u2028",
    "8233, \\u2029",
    "8238, \\u202e",
    "65279, \\ufeff",
    "917505, \\udb40\\udc01",
  })
  void escapesWhatDoesNotShow(int point, String escaped) {
    String text = "a" + Character.toString(point) + "z";
    assertPrints(new CborValue.Text(text), "\"a" + escaped + "z\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33, 39, 47, 126, 160, 252, 0x6c34, 0xfffd, 0x10151, 0x1f600})
  void leavesWhatShows(int point) {
    String text = "a" + Character.toString(point) + "z";
    assertPrints(new CborValue.Text(text), "\"" + text + "\"");
  }

  private static void assertPrints(CborValue value, String notation) {
    CborWriter writer = new CborWriter();
    value.writeTo(writer);
    assertThat(Documents.print(writer.toByteArray())).isEqualTo(notation);
    assertThat(value.toString()).isEqualTo(notation);
    assertThat(value).hasToString(notation);
  }

  @Test
  void printsSurrogatesThatCouldNotBeWritten() {
    assertThat(ValuePrinter.print(new CborValue.Text("a\ud800\ud800\udc00\udfffz")))
        .isEqualTo("\"a\\ud800\ud800\udc00\\udfffz\"");
  }

  @Test
  void printsMapsInTheirOrderAndWithTheirDuplicates() {
    assertThat(Documents.print(bytes("a3 0200 0101 0202"))).isEqualTo("{2: 0, 1: 1, 2: 2}");
    CborValue.Entry entry = new CborValue.Entry(new CborValue.Int(2), new CborValue.Null());
    assertThat(ValuePrinter.print(new CborValue.Map(List.of(entry, entry))))
        .isEqualTo("{2: null, 2: null}");
  }

  @Test
  void printsMoreThanTheDefaultLimitsAllow() {
    String items = "99 4000".replace(" ", "") + "00".repeat(0x4000);
    assertThat(Documents.print(bytes(items))).hasSize(2 + 0x4000 * 3 - 2);
    int deepest = CborLimits.DEEPEST;
    assertThat(Documents.print(bytes("81".repeat(deepest) + "00")))
        .isEqualTo("[".repeat(deepest) + "0" + "]".repeat(deepest));
    assertRefused(
        () -> Documents.print(bytes("81".repeat(deepest) + "80")),
        "at byte 256: nesting deeper than 256");
    assertThat(Documents.print(bytes("a100".repeat(deepest) + "00"))).startsWith("{0: {0: {0: ");
    assertRefused(
        () -> Documents.print(bytes("a100".repeat(deepest) + "a0")),
        "at byte 512: nesting deeper than 256");
  }

  @Test
  void refusesWhatIsNotOneWellFormedValue() {
    assertRefused(
        () -> Documents.print(new byte[0]), "at byte 0: the document ends where a value is due");
    assertRefused(
        () -> Documents.print(bytes("0000")), "at byte 1: trailing bytes after the value: 1");
    assertRefused(() -> Documents.print(bytes("6261ff")), "at byte 2: invalid UTF-8 in text");
    assertRefused(
        () -> Documents.print(bytes("ff 8161ff ff"), 1, 3), "at byte 2: invalid UTF-8 in text");
    assertRefused(
        () -> Documents.print(bytes("820061")),
        "at byte 2: truncated text: length 1, bytes left 0");
    assertRefused(
        () -> Documents.print(bytes("8243")), "at byte 0: truncated array: length 2, bytes left 1");
    assertRefused(
        () -> Documents.print(bytes("f818")),
        "at byte 0: simple value 24 in two bytes: only 32 to 255 may be written so");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          83010203 | [1, 2, 3]
          a201020304 | {1: 2, 3: 4}
          450102030405 | h'0102030405'
          66616263646566 | '"abcdef"'
          62c3bc | '"ü"'
          65610a0d0a7a | '"a\\n\\r\\nz"'
          1bffffffffffffffff | 18446744073709551615
          a1a101020304 | {{1: 2}: 3}
          82a0f7 | [{}, undefined]
          """)
  void cutsAtEachLength(String hex, String whole) {
    byte[] doc = bytes(hex);
    doc = hex.equals("a1a101020304") ? bytes("a1a1010203") : doc;
    CborValue value = CborValue.read(new CborReader(doc));
    for (int max = 1; max < whole.length() + 2; max++) {
      String expected = max < whole.length() ? whole.substring(0, max - 1) + "…" : whole;
      assertThat(Documents.print(doc, 0, doc.length, max)).isEqualTo(expected);
      assertThat(ValuePrinter.print(value, max)).isEqualTo(expected);
    }
  }

  @Test
  void cutsBetweenCharacters() {
    CborValue value = new CborValue.Text("a\ud83d\ude00z");
    // Quote, a, the face (two chars), z, quote.
    assertThat(ValuePrinter.print(value, 6)).isEqualTo("\"a\ud83d\ude00z\"");
    assertThat(ValuePrinter.print(value, 5)).isEqualTo("\"a\ud83d\ude00…");
    assertThat(ValuePrinter.print(value, 4)).isEqualTo("\"a…");
    assertThat(ValuePrinter.print(value, 3)).isEqualTo("\"a…");
    assertThat(ValuePrinter.print(value, 1)).isEqualTo("…");
  }

  @Test
  void doesNotReadWhatComesAfterTheCut() {
    String bad = "ff".repeat(1000);
    assertThat(Documents.print(bytes("9903e8" + "00".repeat(10) + bad), 0, 1003, 10))
        .isEqualTo("[0, 0, 0,…");
    assertThat(Documents.print(bytes("b901f4" + "00".repeat(10) + bad), 0, 1003, 10))
        .isEqualTo("{0: 0, 0:…");
    assertThat(Documents.print(bytes("7903e8" + "61".repeat(20) + bad), 0, 1003, 10))
        .isEqualTo("\"aaaaaaaa…");
    assertThat(Documents.print(bytes("4a" + "00".repeat(10) + bad), 0, 1003, 10))
        .isEqualTo("h'0000000…");
    // A map that is full behind a key, and one inside that.
    assertThat(Documents.print(bytes("a14a" + "00".repeat(10) + bad), 0, 1003, 10))
        .isEqualTo("{h'000000…");
    assertThat(Documents.print(bytes("81a14a" + "00".repeat(10) + bad), 0, 1003, 10))
        .isEqualTo("[{h'00000…");
  }

  @Test
  void refusesToPrintNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Documents.print(new byte[1], 0, 1, 0))
        .withMessage("maxChars must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValuePrinter.print(new CborValue.Null(), -1))
        .withMessage("maxChars must be at least 1, not -1");
  }

  @Test
  void printsValuesAsItPrintsTheirBytes() {
    Seeds.each(
        300,
        random -> {
          CborValue value = new CborGenerator(random).value(3);
          CborWriter writer = new CborWriter();
          value.writeTo(writer);
          byte[] doc = writer.toByteArray();
          CborValue read = CborValue.read(new CborReader(doc));
          assertThat(Documents.print(doc)).isEqualTo(read.toString());
          int max = 1 + random.nextInt(60);
          assertThat(Documents.print(doc, 0, doc.length, max))
              .isEqualTo(ValuePrinter.print(read, max))
              .hasSizeLessThanOrEqualTo(max);
        });
  }
}
