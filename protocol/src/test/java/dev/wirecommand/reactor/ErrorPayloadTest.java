package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Application errors with codes (section 9 of the protocol). */
class ErrorPayloadTest {
  private static final CborValue FIVE = new CborValue.Int(5);

  @Test
  void encodesACodeAndAMessage() {
    assertThat(hex(ErrorPayload.encode("not-found", "no x", null, 100)))
        .isEqualTo("a2" + "44" + utf8("code") + "49" + utf8("not-found") + messageHex("no x"));
  }

  @Test
  void detailsGoBetween() {
    assertThat(hex(ErrorPayload.encode("e", "m", FIVE, 100)))
        .isEqualTo("a3" + codeHex() + "47" + utf8("details") + "05" + messageHex("m"));
  }

  @ParameterizedTest
  @CsvSource({
    "22, hello, hello",
    "21, hello, hell",
    "21, helé, hel",
    "20, hé€, hé",
    "18, hello, h",
    "17, hello, ''",
  })
  void theMessageIsCutAtACharacter(int maxBytes, String message, String cut) {
    ByteSlice payload = ErrorPayload.encode("e", message, null, maxBytes);
    assertThat(payload.length()).isLessThanOrEqualTo(maxBytes);
    assertThat(decode(payload)).isEqualTo(new ErrorPayload("e", cut, null));
  }

  /** 17 bytes beside the message, which has a longer head from 24, 256 and 65,536 bytes on. */
  @ParameterizedTest
  @CsvSource({
    "40, 23",
    "41, 23",
    "42, 24",
    "273, 255",
    "274, 255",
    "275, 256",
    "65554, 65535",
    "65556, 65535",
    "65557, 65536",
  })
  void theCutFillsTheFrame(int maxBytes, int length) {
    ByteSlice payload = ErrorPayload.encode("e", "m".repeat(70_000), null, maxBytes);
    assertThat(payload.length()).isLessThanOrEqualTo(maxBytes);
    assertThat(decode(payload)).isEqualTo(new ErrorPayload("e", "m".repeat(length), null));
  }

  @Test
  void detailsAreDroppedBeforeTheMessageIsCut() {
    // 22 bytes without details, 31 with them.
    assertThat(decode(ErrorPayload.encode("e", "hello", FIVE, 31)))
        .isEqualTo(new ErrorPayload("e", "hello", FIVE));
    assertThat(decode(ErrorPayload.encode("e", "hello", FIVE, 30)))
        .isEqualTo(new ErrorPayload("e", "hello", null));
  }

  @Test
  void detailsThatCannotBeWrittenAreDropped() {
    CborValue broken = new CborValue.Text("\uD83D");
    assertThat(decode(ErrorPayload.encode("e", "m", broken, 100)))
        .isEqualTo(new ErrorPayload("e", "m", null));
  }

  @Test
  void detailsNestedTooDeepForAPeerAreDropped() {
    // The payload's own map is the 64th level.
    CborValue deep = nested(63);
    assertThat(decode(ErrorPayload.encode("e", "m", deep, 1000)).details()).isEqualTo(deep);
    assertThat(decode(ErrorPayload.encode("e", "m", nested(64), 1000)))
        .isEqualTo(new ErrorPayload("e", "m", null));
  }

  @Test
  void aBareMessageStandsInWhereThereIsNoRoomForACode() {
    ByteSlice payload = ErrorPayload.encode("not-found", "no such path", null, 10);
    assertThat(payload.toString()).isEqualTo("no such pa");
    assertThat(ErrorPayload.isCoded(payload.array(), payload.offset(), payload.length())).isFalse();
  }

  @Test
  void noTextTakesItselfForAMap() {
    for (int first = 0; first < 256; first++) {
      byte[] payload = {(byte) first};
      boolean coded = ErrorPayload.isCoded(payload, 0, 1);
      assertThat(coded).as("%x", first).isEqualTo(first >= 0xA0 && first <= 0xBB);
      if (coded) {
        assertThat(Utf8.decode(payload, 0, 1)).isNull();
      }
    }
    assertThat(ErrorPayload.isCoded(new byte[0], 0, 0)).isFalse();
  }

  @Test
  void takesKeysInAnyOrderAndPassesUnknownOnesOver() {
    String hex = "a5" + messageHex("m") + "4178" + "81f6" + "05" + "06" + codeHex() + "6178" + "00";
    assertThat(decode(hex)).isEqualTo(new ErrorPayload("e", "m", null));
  }

  @ParameterizedTest
  @CsvSource({
    "a0, no code",
    "a144636f64654165, no message",
    "a244636f646541ff476d6573736167654165, text that is not UTF-8",
  })
  void refusesWhatIsNotWhole(String hex, String problem) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "a144, 'at byte 0: truncated map: length 1, bytes left 1'",
    "a244636f64656165476d6573736167654165, 'at byte 6: expected bytes, got text'",
    "a244636f6465416544636f64654165, 'at byte 8: duplicate key ''code'''",
    "a244636f64654165476d657373616765416500, 'at byte 18: trailing bytes after the value: 1'",
  })
  void refusesWhatIsNotWellFormed(String hex, String problem) {
    assertThatThrownBy(() -> decode(hex)).isInstanceOf(CborException.class).hasMessage(problem);
  }

  private static CborValue nested(int depth) {
    CborValue value = new CborValue.Array(List.of());
    for (int i = 1; i < depth; i++) {
      value = new CborValue.Array(List.of(value));
    }
    return value;
  }

  private static ErrorPayload decode(ByteSlice payload) {
    assertThat(ErrorPayload.isCoded(payload.array(), payload.offset(), payload.length())).isTrue();
    return ErrorPayload.decode(new CborReader(payload.array(), payload.offset(), payload.length()));
  }

  private static ErrorPayload decode(String hex) {
    return ErrorPayload.decode(new CborReader(HexFormat.of().parseHex(hex)));
  }

  private static String hex(ByteSlice payload) {
    return HexFormat.of().formatHex(payload.toByteArray());
  }

  private static String utf8(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String codeHex() {
    return "44" + utf8("code") + "41" + utf8("e");
  }

  private static String messageHex(String message) {
    return "47"
        + utf8("message")
        + HexFormat.of().toHexDigits((byte) (0x40 + message.length()))
        + utf8(message);
  }
}
