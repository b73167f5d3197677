package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborValidatorTest {
  private static void check(String hex, CborLimits limits) {
    byte[] doc = bytes("ff" + hex + "ff");
    CborValidator.check(doc, 1, doc.length - 2, limits);
  }

  private static void check(String hex) {
    check(hex, CborLimits.DEFAULT);
  }

  private static CborLimits depth(int depth) {
    return new CborLimits(depth, 1_000_000, 1_000_000);
  }

  private static CborLimits items(int items) {
    return new CborLimits(10, items, 1_000_000);
  }

  private static CborLimits keys(int keys) {
    return new CborLimits(10, 1_000_000, keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "1bffffffffffffffff",
        "3bffffffffffffffff",
        "40",
        "4401020304",
        "60",
        "63e6b0b4",
        "80",
        "8200f6",
        "a0",
        "a2616101616202",
        "f4",
        "f7",
        "e0",
        "f820",
        "f8ff",
        "f97e00",
        "fa00000000",
        "fb0000000000000000",
        "8180",
        "81a0",
        "a1a000",
        "a18000",
        "a10081a10080"
      })
  void acceptsOneWellFormedValue(String hex) {
    check(hex);
  }

  @Test
  void refusesNoValueAndMoreThanOne() {
    assertRefused(() -> check(""), "at byte 0: the document ends where a value is due");
    assertRefused(() -> check("0000"), "at byte 1: trailing bytes after the value: 1");
    assertRefused(() -> check("80ffffff"), "at byte 1: trailing bytes after the value: 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "81", "8200", "a100", "a1", "a10081", "a20100", "a181", "a1a1"})
  void refusesFaultsAtEachPlace(String before) {
    // As the document, an element, a map's value or key, or in a key.
    String[][] faults = {
      {"c0", "tag 0: tags are not allowed, send the value without"},
      {"ff", "break where a value is due"},
      {"5f", "bytes of indefinite length: send a definite length"},
      {"1c", "reserved initial byte 0x1c"},
      {"5aff000000", "truncated bytes: length 4278190080, bytes left 4"},
      {"7aff000000", "truncated text: length 4278190080, bytes left 4"},
      {"9aff000000", "truncated array: length 4278190080, bytes left 4"},
      {"baff000000", "truncated map: length 4278190080, bytes left 4"},
      {"f801", "simple value 1 in two bytes: only 32 to 255 may be written so"},
    };
    for (String[] fault : faults) {
      assertRefused(
          () -> check(before + fault[0] + "00000000"),
          "at byte " + before.length() / 2 + ": " + fault[1]);
    }
    assertRefused(
        () -> check(before + "62c3ff0000"),
        "at byte " + (before.length() / 2 + 1) + ": invalid UTF-8 in text");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 80, 8180, 1",
    "1, a0, a100a0, 2",
    "1, 8100, 81a0, 1",
    "1, a10000, a18000, 1",
    "2, 818100, 818180, 2",
    "2, a18100 00, a1a1800000, 2",
    "3, 82 00 a1 00 80, 82 00 a1 00 8180, 5",
  })
  void allowsSoMuchNesting(int depth, String within, String beyond, int offset) {
    check(within, depth(depth));
    assertRefused(
        () -> check(beyond, depth(depth)), "at byte " + offset + ": nesting deeper than " + depth);
  }

  @Test
  void countsDepthAnewBesideANestedValue() {
    check("82 8180 8180", depth(3));
    check("82 a100a0 a100a0", depth(3));
    assertRefused(() -> check("82 8180 8180", depth(2)), "at byte 2: nesting deeper than 2");
  }

  @Test
  void allowsTheDefaultDepthAndNoMore() {
    check("81".repeat(63) + "80");
    assertRefused(() -> check("81".repeat(64) + "80"), "at byte 64: nesting deeper than 64");
    check("a100".repeat(63) + "a0");
    assertRefused(() -> check("a100".repeat(64) + "a0"), "at byte 128: nesting deeper than 64");
  }

  @Test
  void handlesTheGreatestDepthOnASmallStack() throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread small =
        new Thread(
            null,
            () -> {
              byte[] doc = bytes("a100".repeat(CborLimits.DEEPEST) + "00");
              CborReader reader = new CborReader(doc, 0, doc.length, depth(CborLimits.DEEPEST));
              reader.checkWellFormed();
              CborValue.read(reader);
              Documents.print(doc);
            },
            "small stack",
            512 * 1024);
    small.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    small.start();
    small.join();
    assertThat(failure[0]).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 00, 8100, 0",
    "1, 80, 8100, 0",
    "3, 820000, 83000000, 0",
    "3, 818100, 81820000, 1",
    "3, a10000, a200000100, 0",
    "5, a2 0000 0100, a2 0000 018100, 4",
    "4, 82 80 8100, 82 80 820000, 2",
    "4, a1 8100 00, a1 820000 00, 1",
    "5, a1 a10000 00, a1 a1008100 00, 3",
  })
  void allowsSoManyItems(int items, String within, String beyond, int offset) {
    check(within, items(items));
    assertRefused(
        () -> check(beyond, items(items)), "at byte " + offset + ": more than " + items + " items");
  }

  @Test
  void allowsTheDefaultNumberOfItemsAndNoMore() {
    check("9a0003ffff" + "80".repeat(262_143));
    assertRefused(
        () -> check("9a00040000" + "80".repeat(262_144)), "at byte 0: more than 262144 items");
  }

  @Test
  void refusesTooManyItemsAsSoonAsTheyAreAnnounced() {
    assertRefused(() -> check("82 82ffff 82ffff", items(4)), "at byte 1: more than 4 items");
  }

  @Test
  void allowsTheDefaultNumberOfKeysAndNoMore() {
    check(mapOf(65_536));
    assertRefused(() -> check(mapOf(65_537)), "at byte 0: map of 65537 keys: more than 65536");
    assertRefused(
        () -> check("82 00" + mapOf(65_537)), "at byte 2: map of 65537 keys: more than 65536");
  }

  @Test
  void allowsSoManyKeys() {
    check("a10000", keys(1));
    check("82a10000a10000", keys(1));
    assertRefused(() -> check("a200000100", keys(1)), "at byte 0: map of 2 keys: more than 1");
    assertRefused(() -> check("a100a200000100", keys(1)), "at byte 2: map of 2 keys: more than 1");
  }

  private static String mapOf(int keys) {
    StringBuilder map = new StringBuilder(String.format("ba%08x", keys));
    for (int i = 0; i < keys; i++) {
      map.append(String.format("1a%08x00", i));
    }
    return map.toString();
  }

  @Test
  void namesTheLengthThatIsNotThereBeforeAnyLimit() {
    CborLimits least = new CborLimits(1, 1, 1);
    assertRefused(
        () -> check("a3 0000", least), "at byte 0: truncated map: length 3, bytes left 2");
    assertRefused(
        () -> check("82 00", least), "at byte 0: truncated array: length 2, bytes left 1");
  }

  @Test
  void refusesPartsThatAreNotInsideTheArray() {
    byte[] three = new byte[3];
    for (int[] part : new int[][] {{-1, 1}, {0, 4}, {2, 2}}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> CborValidator.check(three, part[0], part[1], CborLimits.DEFAULT));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> NameMaps.check(three, part[0], part[1], CborLimits.DEFAULT));
    }
  }
}
