package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.assertRefused;
import static dev.wirecommand.cbor.Documents.bytes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of RFC 8949, appendix F: what is not well-formed is refused, each for its reason.
 */
class RfcAppendixFTest {
  private static void refused(String hex, String message) {
    assertRefused(() -> new CborReader(bytes(hex)).checkWellFormed(), message);
    assertRefused(() -> new CborReader(bytes(hex)).skip(), message);
    assertRefused(() -> new CborReader(bytes(hex)).readEncoded(), message);
    assertRefused(() -> CborValue.read(new CborReader(bytes(hex))), message);
    assertRefused(() -> Documents.print(bytes(hex)), message);
  }

  @ParameterizedTest
  @CsvSource({
    "18, 2, 1",
    "19, 3, 1",
    "1a, 5, 1",
    "1b, 9, 1",
    "1901, 3, 2",
    "1a0102, 5, 3",
    "1b01020304050607, 9, 8",
    "38, 2, 1",
    "58, 2, 1",
    "78, 2, 1",
    "98, 2, 1",
    "9a01ff00, 5, 4",
    "b8, 2, 1",
    "d8, 2, 1",
    "f8, 2, 1",
    "f900, 3, 2",
    "fa0000, 5, 3",
    "fb000000, 9, 4",
  })
  void inputEndsInAHead(String hex, int length, int left) {
    refused(hex, "at byte 0: truncated head: length " + length + ", bytes left " + left);
  }

  @ParameterizedTest
  @CsvSource({
    "41, bytes, 1, 0",
    "61, text, 1, 0",
    "5affffffff00, bytes, 4294967295, 1",
    "5bffffffffffffffff010203, bytes, 18446744073709551615, 3",
    "7affffffff00, text, 4294967295, 1",
    "7b7fffffffffffffff010203, text, 9223372036854775807, 3",
    "81, array, 1, 0",
    "8200, array, 2, 1",
    "a1, map, 1, 0",
    "a20102, map, 2, 2",
    "a100, map, 1, 1",
    "a2000000, map, 2, 3",
    "a20000ff, map, 2, 3",
    "a1ff, map, 1, 1",
  })
  void stringsArraysAndMapsAreShort(String hex, String type, String length, int left) {
    refused(hex, "at byte 0: truncated " + type + ": length " + length + ", bytes left " + left);
  }

  @ParameterizedTest
  @CsvSource({"818181818181818181, 8, array"})
  void innerArraysAreShort(String hex, int offset, String type) {
    refused(hex, "at byte " + offset + ": truncated " + type + ": length 1, bytes left 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0"})
  void tagsHaveNoContent(String hex) {
    refused(hex, "at byte 0: tag 0: tags are not allowed, send the value without");
  }

  @ParameterizedTest
  @CsvSource({
    "5f4100, 0, bytes",
    "7f6100, 0, text",
    "9f, 0, array",
    "9f0102, 0, array",
    "bf, 0, map",
    "bf01020102, 0, map",
    "819f, 1, array",
    "9f8000, 0, array",
    "9f9f9f9f9fffffffff, 0, array",
    "9f819f819f9fffffff, 0, array",
    "5f00ff, 0, bytes",
    "5f21ff, 0, bytes",
    "5f6100ff, 0, bytes",
    "5f80ff, 0, bytes",
    "5fa0ff, 0, bytes",
    "5fc000ff, 0, bytes",
    "5fe0ff, 0, bytes",
    "7f4100ff, 0, text",
    "5f5f4100ffff, 0, bytes",
    "7f7f6100ffff, 0, text",
    "9f81ff, 0, array",
    "9f829f819f9fffffffff, 0, array",
    "bf00ff, 0, map",
    "bf000000ff, 0, map",
  })
  void indefiniteLengthsAreWrongInTheirOwnWays(String hex, int offset, String type) {
    refused(
        hex, "at byte " + offset + ": " + type + " of indefinite length: send a definite length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1c", "1d", "1e", "3c", "3d", "3e", "5c", "5d", "5e", "7c", "7d", "7e", "9c", "9d", "9e",
        "bc", "bd", "be", "dc", "dd", "de", "fc", "fd", "fe", "1f", "3f", "df"
      })
  void additionalInformationIsReserved(String hex) {
    refused(hex, "at byte 0: reserved initial byte 0x" + hex);
  }

  @ParameterizedTest
  @CsvSource({"f800, 0", "f801, 1", "f818, 24", "f81f, 31"})
  void simpleValuesTakeTwoBytesWithoutNeed(String hex, int number) {
    refused(
        hex,
        "at byte 0: simple value " + number + " in two bytes: only 32 to 255 may be written so");
  }

  @ParameterizedTest
  @CsvSource({"ff, 0", "81ff, 1", "8200ff, 2", "a1ff00, 1", "a100ff, 2", "a20000ff00, 3"})
  void breaksStandAlone(String hex, int offset) {
    refused(hex, "at byte " + offset + ": break where a value is due");
  }
}
