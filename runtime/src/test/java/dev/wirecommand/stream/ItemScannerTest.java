package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.link.Allocation;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemScannerTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "17",
        "1818",
        "190100",
        "1a00010000",
        "1b0000000100000000",
        "20",
        "3818",
        "40",
        "43010203",
        "5803010203",
        "5b0000000000000001ff",
        "60",
        "6161",
        "7a0000000161",
        "80",
        "8101",
        "820102",
        "98020102",
        "8180",
        "818181811818",
        "a0",
        "a10102",
        "b8020102a1030405",
        "f4",
        "f6",
        "f8ff",
        "f93c00",
        "fa3f800000",
        "fb3ff0000000000000",
        "83420102a161618043010203"
      })
  void findsTheEnd(String item) {
    byte[] bytes = hex("0000" + item + "0102");
    int length = item.length() / 2;
    ItemScanner scanner = new ItemScanner(length);
    assertThat(scanner.isComplete()).isFalse();
    assertThat(scanner.scan(bytes, 2, length + 2)).isEqualTo(length);
    assertThat(scanner.isComplete()).isTrue();
    assertThat(scanner.size()).isEqualTo(length);
    assertThat(scanner.scan(bytes, 2 + length, 2)).isZero();

    // One byte at a time.
    scanner.reset();
    for (int i = 0; i < length; i++) {
      assertThat(scanner.isComplete()).isFalse();
      assertThat(scanner.size()).isEqualTo(i);
      assertThat(scanner.scan(bytes, 2 + i, 1)).isEqualTo(1);
    }
    assertThat(scanner.isComplete()).isTrue();
    assertThat(scanner.scan(bytes, 2 + length, 1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "1818",
        "190100",
        "1b0000000100000000",
        "43010203",
        "7a0000000161",
        "8101",
        "818180",
        "820000",
        "a10102",
        "a1a0a0",
        "818143010203",
        "f8ff",
        "fb3ff0000000000000"
      })
  void refusesWhateverIsLonger(String item) {
    byte[] bytes = hex(item);
    for (int max = 1; max < bytes.length; max++) {
      ItemScanner scanner = new ItemScanner(max);
      assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length))
          .isInstanceOf(CborException.class)
          .hasMessageMatching(
              "at byte \\d+: the item is longer than the " + max + " bytes that one may have");
    }
  }

  /** The item is refused at the last byte of its head, before any of the claimed bytes arrive. */
  @ParameterizedTest
  @CsvSource({
    "5a80000000, 0",
    "5b4000000000000000, 0",
    "5bffffffffffffffff, 0",
    "7a7fffffff, 0",
    "9a80000000, 0",
    "9b4000000000000000, 0",
    "9bffffffffffffffff, 0",
    "ba80000000, 0",
    "bb4000000000000000, 0",
    "bb7fffffffffffffff, 0",
    "bb8000000000000000, 0",
    "bbffffffffffffffff, 0",
    "81a19b4000000000000000, 2",
    "985a9814, 2",
    "8219ffff5a0fffffff, 4"
  })
  void refusesWhatIsClaimedAtOnce(String head, int offset) {
    byte[] bytes = hex(head);
    ItemScanner scanner = new ItemScanner(100);
    long[] allocated = new long[1];
    assertThat(scanner.scan(bytes, 0, bytes.length - 1)).isEqualTo(bytes.length - 1);
    allocated[0] =
        Allocation.by(
            () ->
                assertThatThrownBy(() -> scanner.scan(bytes, bytes.length - 1, 1))
                    .isInstanceOf(CborException.class)
                    .hasMessage(
                        "at byte "
                            + offset
                            + ": the item is longer than the 100 bytes that one may have"));
    assertThat(allocated[0]).isLessThan(1024 * 1024);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ff | at byte 0: break where a value is due",
        "82 00 ff | at byte 2: break where a value is due",
        "5f | at byte 0: bytes of indefinite length: send a definite length",
        "7f | at byte 0: text of indefinite length: send a definite length",
        "81 9f | at byte 1: array of indefinite length: send a definite length",
        "bf | at byte 0: map of indefinite length: send a definite length",
        "1c | at byte 0: reserved initial byte 0x1c",
        "c1 00 | at byte 0: tag 1: tags are not allowed, send the value without",
        "81 d9 d9 f7 00 | at byte 1: tag 55799: tags are not allowed, send the value without"
      })
  void refusesWhatNoItemBeginsWith(String item, String message) {
    byte[] bytes = hex(item.replace(" ", ""));
    ItemScanner scanner = new ItemScanner(100);
    assertThatThrownBy(() -> scanner.scan(bytes, 0, bytes.length))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }

  @Test
  void takesNoStackAndNoMemoryForManyItems() {
    int count = 64 * 1024;
    byte[] bytes = new byte[5 + count];
    bytes[0] = (byte) 0x9a;
    bytes[2] = 1;
    for (int i = 0; i < count; i++) {
      bytes[5 + i] = (byte) 0x80;
    }
    ItemScanner scanner = new ItemScanner(bytes.length);
    long allocated =
        Allocation.by(
            () -> assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length));
    assertThat(scanner.isComplete()).isTrue();
    assertThat(allocated).isLessThan(16 * 1024);
    ItemScanner smaller = new ItemScanner(bytes.length - 1);
    assertThatThrownBy(() -> smaller.scan(bytes, 0, 5))
        .hasMessage("at byte 0: the item is longer than the 65540 bytes that one may have");
  }

  @Test
  void takesNoStackForNestedItems() {
    byte[] bytes = new byte[1_000_000];
    java.util.Arrays.fill(bytes, (byte) 0x81);
    bytes[bytes.length - 1] = 0;
    ItemScanner scanner = new ItemScanner(bytes.length);
    assertThat(scanner.scan(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    assertThat(scanner.isComplete()).isTrue();
  }

  @Test
  void refusesItemsWithoutBytes() {
    assertThatThrownBy(() -> new ItemScanner(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes must be at least 1, not 0");
  }
}
