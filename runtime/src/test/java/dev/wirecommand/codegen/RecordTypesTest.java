package dev.wirecommand.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.cbor.NameTable;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the records of a sealed interface are told apart. */
class RecordTypesTest {
  private static final NameTable TYPES = NameTable.of("Circle", "Square");

  private static CborReader reader(String hex) {
    return new CborReader(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @ParameterizedTest
  @CsvSource({
    // {"type": "Square"}, with the key and the name as text and as bytes
    "a1 6474797065 66537175617265, 1",
    "a1 4474797065 66537175617265, 1",
    "a1 6474797065 46537175617265, 1",
    // {"r": {"type": "Square"}, "type": "Circle", "x": [1]}
    "a3 6172 a1 6474797065 66537175617265 6474797065 66436972636c65 6178 8101, 0",
    // {h'ff': 1, "type": "Circle"}: a key that is no UTF-8 is another's to refuse
    "a2 41ff 01 6474797065 66436972636c65, 0",
  })
  void findsTheTypeAnywhereAndStaysAtTheStart(String hex, int ordinal) {
    // In an array, so that the start is not that of the document.
    CborReader in = reader("82 " + hex + " 01");
    in.readArrayHeader();

    assertThat(RecordTypes.peek(in, TYPES)).isEqualTo(ordinal);

    assertThat(in.position()).isEqualTo(1);
    in.skip();
    assertThat(in.readInt()).isEqualTo(1);
    in.expectEnd();
  }

  @Test
  void refusesWhatIsNoMap() {
    assertRefused("80", "", "at byte 0: expected map, got array");
  }

  @Test
  void refusesAMapWithoutType() {
    assertRefused("a0", "", "at byte 1: missing field 'type'");
    assertRefused("a1 6172 01", "", "at byte 4: missing field 'type'");
  }

  @Test
  void refusesATypeThatIsNoText() {
    assertRefused("a1 6474797065 01", "type", "at byte 6: expected text, got integer");
    assertRefused("a1 6474797065 f6", "type", "at byte 6: expected text, got null");
  }

  @Test
  void refusesAnUnknownType() {
    assertRefused(
        "a1 6474797065 6178", "type", "at byte 6: unknown type 'x'; it is one of Circle, Square");
    assertRefused(
        "a1 6474797065 420aff",
        "type",
        "at byte 6: unknown type '\\n\\xff'; it is one of Circle, Square");
  }

  @Test
  void listsNoMoreThanAFewOfManyTypes() {
    NameTable many =
        NameTable.of(IntStream.range(0, 100).mapToObj(i -> "T" + i).toArray(String[]::new));
    CborReader in = reader("a1 6474797065 6178");
    CborException refusal =
        catchThrowableOfType(CborException.class, () -> RecordTypes.peek(in, many));
    assertThat(refusal.detail())
        .startsWith("unknown type 'x'; it is one of T0, T1, T2,")
        .endsWith(", T30, T31, … and 68 more");
  }

  @Test
  void refusesTwoTypes() {
    // {h'74797065': "Circle", "type": "Circle"}
    assertRefused(
        "a2 4474797065 66436972636c65 6474797065 66436972636c65",
        "",
        "at byte 13: duplicate key 'type'");
  }

  @Test
  void refusesAKeyThatIsNoString() {
    assertRefused(
        "a2 01 02 6474797065 66436972636c65", "", "at byte 1: expected bytes or text, got integer");
  }

  @Test
  void looksThroughALargeRecord() {
    CborWriter out = new CborWriter();
    int mark = out.beginMap(2);
    out.writeText("type");
    out.writeText("Square");
    out.writeText("z");
    out.writeArrayHeader(10_000);
    for (int i = 0; i < 10_000; i++) {
      out.writeLong(i);
    }
    out.endMap(mark);
    CborReader in = new CborReader(out.toByteArray());
    assertThat(RecordTypes.peek(in, TYPES)).isEqualTo(1);
    assertThat(in.position()).isZero();
  }

  private static void assertRefused(String hex, String path, String message) {
    CborReader in = reader(hex);
    CborException refusal =
        catchThrowableOfType(CborException.class, () -> RecordTypes.peek(in, TYPES));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.path()).isEqualTo(path);
  }
}
