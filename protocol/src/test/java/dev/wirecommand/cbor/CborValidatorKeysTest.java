package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborValidatorKeysTest {
  private static void check(String hex) {
    byte[] doc = bytes("ff" + hex);
    CborValidator.check(doc, 1, doc.length - 1, CborLimits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    // The same in different heads.
    "01, 01, 1",
    "01, 1801, 1",
    "1801, 190001, 1",
    "1a00000001, 1b0000000000000001, 1",
    "20, 3800, -1",
    "1bffffffffffffffff, 1bffffffffffffffff, 18446744073709551615",
    "3bffffffffffffffff, 3bffffffffffffffff, -18446744073709551616",
    "40, 5800, ''''''",
    "4161, 580161, '''a'''",
    "6161, 7a0000000161, '''a'''",
    "6161, 6161, '''a'''",
    "62c3bc, 7802c3bc, '''ü'''",
    "41ff, 41ff, '''\\xff'''",
    "610a, 610a, '''\\n'''",
    "f4, f4, false",
    "f6, f6, null",
    "f7, f7, undefined",
    "f8ff, f8ff, simple(255)",
    "f93c00, fa3f800000, 1.0",
    "f93c00, fb3ff0000000000000, 1.0",
    "f97e00, f97e01, NaN",
    "f97e00, fb7ff0000000000001, NaN",
    "f98000, fa80000000, -0.0",
    "80, 9800, []",
    "8101, 811801, [1]",
    "a0, b800, {}",
    "a1616101, a178016101, '{\"a\": 1}'",
    "a201020304, a203040102, '{3: 4, 1: 2}'",
    "81a201020304, 81a203040102, '[{3: 4, 1: 2}]'",
  })
  void refusesKeysOfTheSameValue(String key, String again, String shown) {
    int at = 1 + key.length() / 2 + 1;
    String message = ": duplicate key " + shown;
    assertRefused(() -> check("a2" + key + "00" + again + "00"), "at byte " + at + message);
    // As the third key, with and without order.
    assertRefused(
        () -> check("a3" + "f9700000" + key + "00" + again + "00"),
        "at byte " + (at + 4) + message);
    assertRefused(
        () -> check("a3" + key + "00" + "f9700000" + again + "00"),
        "at byte " + (at + 4) + message);
    assertRefused(
        () -> check("a3" + key + "00" + "0500" + again + "00"), "at byte " + (at + 2) + message);
  }

  @ParameterizedTest
  @CsvSource({
    "01, 02",
    "01, 20",
    "01, f93c00",
    "01, 6131",
    "1818, 3818",
    "4161, 6161",
    "4161, 4162",
    "6161, 626161",
    "6161, 6162",
    "417f, 4180",
    "f4, f5",
    "f6, f7",
    "00, f4",
    "e0, 00",
    "e0, e1",
    "f820, f821",
    "f90000, f98000",
    "f93c00, f93c01",
    "80, a0",
    "80, 40",
    "8101, 8102",
    "8101, 820101",
    "a10102, a10103",
    "a10102, a10202",
    "81f93c00, 8101",
    // The same items in the same order, but grouped otherwise.
    "82810102, 82018102",
    "82a1010203, 8201a10203",
    "1b7fffffffffffffff, 1b8000000000000000",
    "1b8000000000000000, 3b8000000000000000",
  })
  void acceptsKeysThatDiffer(String key, String other) {
    check("a2" + key + "00" + other + "00");
    check("a2" + other + "00" + key + "00");
    check("a3" + key + "00" + other + "000500");
    check("a3" + "0500" + other + "00" + key + "00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "8200", "a100", "a1616182", "8281a0"})
  void refusesDuplicatesAtEachDepth(String before) {
    String opened = before.equals("a1616182") ? "a161618200" : before;
    int at = opened.length() / 2 + 3;
    assertRefused(() -> check(opened + "a201000100"), "at byte " + at + ": duplicate key 1");
    // In a key.
    assertRefused(
        () -> check(opened + "a1" + "a201000100" + "00"),
        "at byte " + (at + 1) + ": duplicate key 1");
  }

  @Test
  void refusesDuplicatesInKeysThatAreCompared() {
    assertRefused(() -> check("a2 81a201000100 00 0500"), "at byte 5: duplicate key 1");
    assertRefused(() -> check("a2 0500 81a201000100 00"), "at byte 7: duplicate key 1");
    assertRefused(() -> check("a2 0500 a100a201000100 00"), "at byte 8: duplicate key 1");
    assertRefused(() -> check("a3 0900 0500 a1a20100010000 00"), "at byte 9: duplicate key 1");
    assertRefused(() -> check("a2 81a4 0900 0300 0300 0900 00 0500"), "at byte 7: duplicate key 3");
    assertRefused(() -> check("a2 81a2 6161 00 780161 00 00 0500"), "at byte 6: duplicate key 'a'");
  }

  @Test
  void namesTheFirstDuplicateOfManyInTheDocumentsOrder() {
    // 9, 3, 5, 3, 9: the second 3 comes before the second 9.
    assertRefused(() -> check("a5 0900 0300 0500 0300 0900"), "at byte 7: duplicate key 3");
    assertRefused(() -> check("a5 0300 0900 0500 0900 0300"), "at byte 7: duplicate key 9");
    assertRefused(() -> check("a4 0900 0300 0300 0300"), "at byte 5: duplicate key 3");
    // The same where one key is an array.
    assertRefused(() -> check("a5 8000 0300 0500 0300 8000"), "at byte 7: duplicate key 3");
    assertRefused(() -> check("a5 0300 8000 0500 8000 0300"), "at byte 7: duplicate key []");
  }

  @Test
  void keepsTheKeysOfMapsInMapsApart() {
    // Each map in disorder, with the outer one's keys in the inner one too.
    check("a3 0300 02a3 030002000100 0100");
    check("a3 03a3 030002000100 0200 0100");
    check("a3 03a3 030002000100 02a3 030002000100 0100");
    assertRefused(() -> check("a3 03a3 030002000100 0100 0300"), "at byte 11: duplicate key 3");
    assertRefused(() -> check("a3 0300 02a3 030002000300 0100"), "at byte 9: duplicate key 3");
    // An inner map that is in order, and one of two pairs.
    check("a4 0400 03a3 010002000300 02a2 04000100 0100");
    assertRefused(
        () -> check("a4 0400 03a3 010002000300 02a2 04000100 0400"), "at byte 17: duplicate key 4");
  }

  @Test
  void cutsLongKeysInMessages() {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(2);
    for (int i = 0; i < 2; i++) {
      writer.writeText("k".repeat(1000));
      writer.writeNull();
    }
    assertRefused(
        () -> CborValidator.check(writer.buffer(), 0, writer.size(), CborLimits.DEFAULT),
        "at byte 1005: duplicate key '" + "k".repeat(254) + "…'");
    writer.reset();
    writer.writeMapHeader(2);
    for (int i = 0; i < 2; i++) {
      writer.writeArrayHeader(1);
      writer.writeBytes(new byte[1000]);
      writer.writeNull();
    }
    assertRefused(
        () -> CborValidator.check(writer.buffer(), 0, writer.size(), CborLimits.DEFAULT),
        "at byte 1006: duplicate key [h'" + "0".repeat(251) + "…");
  }

  /** Whether a map with these keys is refused, and where, must be as a set of values has it. */
  @Test
  void findsDuplicatesAsASetOfValuesDoes() {
    Seeds.each(
        300,
        random -> {
          CborGenerator generator = new CborGenerator(random);
          List<CborValue> keys = new ArrayList<>();
          for (int n = random.nextInt(30); n > 0; n--) {
            keys.add(random.nextBoolean() ? generator.value(2) : new CborValue.Int(n));
          }
          int repeats = random.nextInt(3);
          for (int n = 0; n < repeats && !keys.isEmpty(); n++) {
            keys.add(keys.get(random.nextInt(keys.size())));
          }
          Collections.shuffle(keys, random);

          CborWriter writer = new CborWriter();
          writer.writeMapHeader(keys.size());
          Map<CborValue, Integer> seen = new HashMap<>();
          int duplicate = -1;
          for (CborValue key : keys) {
            int at = writer.size();
            key.writeTo(writer);
            generator.value(1).writeTo(writer);
            if (seen.putIfAbsent(key, at) != null && duplicate < 0) {
              duplicate = at;
            }
          }
          assertThat(refusedAt(writer.toByteArray())).isEqualTo(duplicate);
        });
  }

  private static int refusedAt(byte[] doc) {
    try {
      CborValidator.check(doc, 0, doc.length, CborLimits.DEFAULT);
      return -1;
    } catch (CborException refusal) {
      assertThat(refusal.detail()).startsWith("duplicate key ");
      return refusal.offset();
    }
  }

  @Test
  void comparesKeysAcrossHeadSizes() {
    // 255 and 256 bytes, both with a head of three bytes; and 256 twice.
    byte[] a = join(bytes("5900ff"), new byte[255]);
    byte[] b = join(bytes("590100"), new byte[256]);
    byte[] c = join(bytes("5a00000100"), new byte[256]);
    byte[] zero = {0};
    byte[] fine = join(bytes("a2"), b, zero, a, zero);
    CborValidator.check(fine, 0, fine.length, CborLimits.DEFAULT);
    byte[] bad = join(bytes("a3"), b, zero, a, zero, c, zero);
    assertRefused(
        () -> CborValidator.check(bad, 0, bad.length, CborLimits.DEFAULT),
        "at byte 520: duplicate key '" + "\\u0000".repeat(42) + "\\u…'");
  }
}
