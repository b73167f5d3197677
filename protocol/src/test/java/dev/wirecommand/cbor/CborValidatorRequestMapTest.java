package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborValidatorRequestMapTest {
  private static final String NAME_BYTES = "446e616d65";
  private static final String NAME_TEXT = "646e616d65";
  private static final String ARGS_BYTES = "4461726773";
  private static final String ARGS_TEXT = "6461726773";
  private static final String META_BYTES = "446d657461";
  private static final String META_TEXT = "646d657461";

  /** A map of the keys a twice, once as bytes and once as text. */
  private static final String ALIKE = "a2 4161 00 6161 01";

  private static void check(String hex) {
    byte[] doc = bytes("ff" + hex);
    NameMaps.check(doc, 1, doc.length - 1, CborLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a0",
        "a1" + NAME_BYTES + "41 61",
        "a2" + ARGS_BYTES + "a0" + NAME_BYTES + "41 61",
        "a2" + NAME_TEXT + "61 61" + ARGS_TEXT + "a2 4161 00 4162 00",
        "a3" + NAME_BYTES + "40" + META_BYTES + "a0" + ARGS_BYTES + "a0",
        // What isn't a map of names is left to others to judge.
        "a1" + ARGS_BYTES + "80",
        "a1 00 00",
      })
  void acceptsMaps(String hex) {
    check(hex);
  }

  @Test
  void refusesWhatIsNoMap() {
    CborException refusal = assertRefused(() -> check("80"), "at byte 0: expected map, got array");
    assertThat(refusal.expected()).isEqualTo("map");
    assertThat(refusal.got()).isEqualTo("array");
    assertRefused(() -> check("f6"), "at byte 0: expected map, got null");
    assertRefused(() -> check(""), "at byte 0: the document ends where a value is due");
    assertRefused(
        () -> check("c0a0"), "at byte 0: tag 0: tags are not allowed, send the value without");
    assertRefused(() -> check("a000"), "at byte 1: trailing bytes after the value: 1");
  }

  @Test
  void takesTextAndBytesForTheSameNameAtTheTop() {
    assertRefused(
        () -> check("a2" + NAME_BYTES + "00" + NAME_TEXT + "00"),
        "at byte 7: duplicate key 'name'");
    assertRefused(
        () -> check("a2" + NAME_TEXT + "00" + NAME_BYTES + "00"),
        "at byte 7: duplicate key 'name'");
    assertRefused(
        () -> check("a3" + NAME_TEXT + "00" + ARGS_BYTES + "a0" + NAME_BYTES + "00"),
        "at byte 13: duplicate key 'name'");
    assertRefused(
        () -> check("a3" + NAME_TEXT + "00 80 00" + NAME_BYTES + "00"),
        "at byte 9: duplicate key 'name'");
    // Equal to a string of the other type where neither is in the first place.
    assertRefused(() -> check("a4 4162 00 8000 4161 00 6161 00"), "at byte 9: duplicate key 'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {ARGS_BYTES, ARGS_TEXT, META_BYTES, META_TEXT, "580461726773"})
  void takesTextAndBytesForTheSameNameInTheInnerMaps(String key) {
    int at = 1 + key.length() / 2 + 1 + 3;
    assertRefused(() -> check("a1" + key + ALIKE), "at byte " + at + ": duplicate key 'a'");
    assertRefused(
        () -> check("a2" + NAME_BYTES + "4161" + key + ALIKE),
        "at byte " + (at + 7) + ": duplicate key 'a'");
  }

  @ParameterizedTest
  @CsvSource({
    "4161",
    "6161",
    NAME_BYTES,
    "4361726b",
    "456172677373",
    "00",
    "80",
    "f6",
    "8144 61726773",
  })
  void tellsTextFromBytesUnderAnyOtherKey(String key) {
    check("a1" + key + ALIKE);
  }

  @Test
  void tellsTextFromBytesFurtherDown() {
    check("a1" + ARGS_BYTES + "a1 4161" + ALIKE);
    check("a1" + ARGS_BYTES + "a1" + ARGS_BYTES + ALIKE);
    check("a1" + ARGS_BYTES + "81" + ALIKE);
    check("a1 4178 a1" + ARGS_BYTES + ALIKE);
    check("a1" + ALIKE + "00");
    byte[] alike = bytes(ALIKE);
    CborValidator.check(alike, 0, alike.length, CborLimits.DEFAULT);
  }

  @Test
  void isToldTheInnerMaps() {
    NameTable inner = NameTable.of("x");
    byte[] args = bytes("a1" + ARGS_BYTES + ALIKE);
    NameMaps.check(args, 0, args.length, CborLimits.DEFAULT, inner);
    byte[] x = bytes("a1 4178" + ALIKE);
    assertRefused(
        () -> NameMaps.check(x, 0, x.length, CborLimits.DEFAULT, inner),
        "at byte 7: duplicate key 'a'");
  }

  @Test
  void holdsTheLimits() {
    byte[] doc = bytes("a1" + ARGS_BYTES + "a1 4161 80");
    NameMaps.check(doc, 0, doc.length, new CborLimits(3, 5, 1));
    assertRefused(
        () -> NameMaps.check(doc, 0, doc.length, new CborLimits(2, 5, 1)),
        "at byte 9: nesting deeper than 2");
    assertRefused(
        () -> NameMaps.check(doc, 0, doc.length, new CborLimits(1, 5, 1)),
        "at byte 6: nesting deeper than 1");
    assertRefused(
        () -> NameMaps.check(doc, 0, doc.length, new CborLimits(3, 4, 1)),
        "at byte 6: more than 4 items");
    byte[] two = bytes("a1" + ARGS_BYTES + "a2 4161 80 4162 80");
    assertRefused(
        () -> NameMaps.check(two, 0, two.length, new CborLimits(3, 9, 1)),
        "at byte 6: map of 2 keys: more than 1");
  }

  @Test
  void refusesBadTextInNames() {
    assertRefused(
        () -> check("a1" + ARGS_BYTES + "a1 6161ff"), "at byte 9: break where a value is due");
    assertRefused(() -> check("a1 61ff 00"), "at byte 2: invalid UTF-8 in text");
    check("a1 41ff 00");
  }
}
