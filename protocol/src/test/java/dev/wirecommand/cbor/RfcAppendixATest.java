package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of RFC 8949, appendix A: those that the wire allows, with their diagnostic notation;
 * those that it allows but doesn't write so; and those that it refuses.
 */
class RfcAppendixATest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00 | 0
          01 | 1
          0a | 10
          17 | 23
          1818 | 24
          1819 | 25
          1864 | 100
          1903e8 | 1000
          1a000f4240 | 1000000
          1b000000e8d4a51000 | 1000000000000
          1bffffffffffffffff | 18446744073709551615
          3bffffffffffffffff | -18446744073709551616
          20 | -1
          29 | -10
          3863 | -100
          3903e7 | -1000
          f90000 | 0.0
          f98000 | -0.0
          f93c00 | 1.0
          fb3ff199999999999a | 1.1
          f93e00 | 1.5
          f97bff | 65504.0
          fa47c35000 | 100000.0
          fa7f7fffff | 3.4028234663852886e+38
          fb7e37e43c8800759c | 1.0e+300
          f90001 | 5.960464477539063e-8
          f90400 | 0.00006103515625
          f9c400 | -4.0
          fbc010666666666666 | -4.1
          f97c00 | Infinity
          f97e00 | NaN
          f9fc00 | -Infinity
          f4 | false
          f5 | true
          f6 | null
          f7 | undefined
          f0 | simple(16)
          f8ff | simple(255)
          40 | h''
          4401020304 | h'01020304'
          60 | '""'
          6161 | '"a"'
          6449455446 | '"IETF"'
          62225c | '"\\"\\\\"'
          62c3bc | '"ü"'
          63e6b0b4 | '"水"'
          64f0908591 | '"𐅑"'
          80 | []
          83010203 | [1, 2, 3]
          8301820203820405 | [1, [2, 3], [4, 5]]
          98190102030405060708090a0b0c0d0e0f101112131415161718181819 \
          | [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]
          a0 | {}
          a201020304 | {1: 2, 3: 4}
          a26161016162820203 | '{"a": 1, "b": [2, 3]}'
          826161a161626163 | '["a", {"b": "c"}]'
          a56161614161626142616361436164614461656145 \
          | '{"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"}'
          """)
  void readsPrintsAndWritesWhatIsCanonical(String hex, String notation) {
    assertReadsAndPrints(hex, notation);
    assertThat(rewritten(hex)).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "fa7f800000, Infinity, f97c00",
    "fa7fc00000, NaN, f97e00",
    "faff800000, -Infinity, f9fc00",
    "fb7ff0000000000000, Infinity, f97c00",
    "fb7ff8000000000000, NaN, f97e00",
    "fbfff0000000000000, -Infinity, f9fc00",
  })
  void readsLongerFormsAndWritesTheShortest(String hex, String notation, String canonical) {
    assertReadsAndPrints(hex, notation);
    assertThat(rewritten(hex)).isEqualTo(canonical);
  }

  private static void assertReadsAndPrints(String hex, String notation) {
    byte[] doc = bytes(hex);
    CborReader reader = new CborReader(doc);
    reader.checkWellFormed();
    CborValue value = CborValue.read(reader);
    reader.expectEnd();
    assertThat(value).hasToString(notation);
    assertThat(Documents.print(doc)).isEqualTo(notation);
  }

  private static String rewritten(String hex) {
    CborWriter writer = new CborWriter();
    CborValue.read(new CborReader(bytes(hex))).writeTo(writer);
    return hex(writer.toByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          c249010000000000000000 | tag 2
          c349010000000000000000 | tag 3
          c074323031332d30332d32315432303a30343a30305a | tag 0
          c11a514b67b0 | tag 1
          c1fb41d452d9ec200000 | tag 1
          d74401020304 | tag 23
          d818456449455446 | tag 24
          d82076687474703a2f2f7777772e6578616d706c652e636f6d | tag 32
          """)
  void refusesTags(String hex, String tag) {
    String message = "at byte 0: " + tag + ": tags are not allowed, send the value without";
    assertRefused(() -> new CborReader(bytes(hex)).checkWellFormed(), message);
    assertRefused(() -> CborValue.read(new CborReader(bytes(hex))), message);
    assertRefused(() -> Documents.print(bytes(hex)), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5f42010243030405ff | 0 | bytes
          7f657374726561646d696e67ff | 0 | text
          9fff | 0 | array
          9f018202039f0405ffff | 0 | array
          9f01820203820405ff | 0 | array
          83018202039f0405ff | 5 | array
          83019f0203ff820405 | 2 | array
          9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff | 0 | array
          bf61610161629f0203ffff | 0 | map
          826161bf61626163ff | 3 | map
          bf6346756ef563416d7421ff | 0 | map
          """)
  void refusesIndefiniteLengths(String hex, int offset, String type) {
    String message =
        "at byte " + offset + ": " + type + " of indefinite length: send a definite length";
    assertRefused(() -> new CborReader(bytes(hex)).checkWellFormed(), message);
    assertRefused(() -> CborValue.read(new CborReader(bytes(hex))), message);
    assertRefused(() -> Documents.print(bytes(hex)), message);
  }
}
