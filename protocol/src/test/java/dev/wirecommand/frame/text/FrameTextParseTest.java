package dev.wirecommand.frame.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextParseTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "1 1 stream-begin command-request new text^0400000100010111 74657874",
        "65535 255 255 15 15 ^000000ffffffffff",
        "0 0 0 0 0 ^0000000000000000",
        "00001 007 0 01 000 ^0000000100070010",
        "1 2 encoded|stream-begin bytes-response eos|cbor a b^0300000100020546 612062",
        "1 2 0 4 8|1|eos|eos ^000000010002004b",
        "1 2 8|encoded|64 text-output 0 ^0000000100024c60",
        "1 2 0 error-response protocol|application ^0000000100020053",
        "1 1 0 command-request new|continuation|more|have-data ^000000010001001f",
        "1 1 0 command-data continuation|eos ^0000000100010033",
        "1 1 0 progress 0 ^0000000100010070",
        "1 1 0 stream-settings 0 \\x08identity^090000010001008008 6964656e74697479",
        "1 1 0 9 3   x^0300000100010093 202078",
        "1 1 0 1 0 cbor:1^010000010001001001",
        "1 1 0 1 0 cbor:  [] ^010000010001001080",
        "1 1 0 1 0 Cbor:1^0600000100010010 43626f723a31",
        "1 1 0 1 0 \\x63bor:1^0600000100010010 63626f723a31",
        "1 1 0 1 0  cbor:1^0700000100010010 2063626f723a31",
        "1 1 0 1 0 cbor^0400000100010010 63626f72",
      })
  void textStandsForAFrame(String text, String hex) {
    Frame frame = FrameText.parse(text);
    assertThat(HEX.formatHex(FrameEncoder.encode(frame))).isEqualTo(hex.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "''^''",
        "abc 'd' \"e\"^6162632027642720226522",
        "\\n\\r\\t\\\\\\'\\\"^0a0d095c2722",
        "\\a\\b\\f\\v^07080c0b",
        "\\x00\\xff\\xAb\\xfF^00ffabff",
        "\\0\\7\\12\\377\\1234\\08^0007 0a ff 5334 0038",
        "\\400\\777^00ff",
        "\\1^01",
        "\\8\\z\\ \\é^5c385c7a5c205cc3a9",
        "\\u00e9\\U00000041\\N{DIGIT ONE}^5c7530306539 5c553030303030303431"
            + " 5c4e7b4449474954204f4e457d",
        "é€😀^c3a9 e282ac f09f9880",
        "\u007f\u0080\u07ff\u0800^7f c280 dfbf e0a080",
      })
  void aPayloadIsBytesAsInAPythonBytesLiteral(String text, String hex) {
    String payload = text.equals("''") ? "" : text;
    assertThat(HEX.formatHex(FrameText.parsePayload(payload)))
        .isEqualTo(hex.equals("''") ? "" : hex.replace(" ", ""));
  }

  @Test
  void controlCharactersStandForThemselves() {
    assertThat(FrameText.parsePayload("\0\n\r\t")).containsExactly(0, 10, 13, 9);
  }

  @Test
  void aPayloadCanBeALiteral() {
    assertThat(FrameText.parsePayload("cbor:[1]")).containsExactly(0x81, 0x01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "^1^five spaces divide request id, stream id, stream flags, type, flags and payload (an"
            + " empty payload needs the fifth too); this line has 0",
        "1 1 0 1 1^10^five spaces divide request id, stream id, stream flags, type, flags and"
            + " payload (an empty payload needs the fifth too); this line has 4",
        "x 1 0 1 1 ^1^request id 'x' is not a decimal number in 0..65535",
        "65536 1 0 1 1 ^1^request id 65536 is not in 0..65535",
        "99999999999999999999 1 0 1 1 ^1^request id 99999999999999999999 is not in 0..65535",
        "-1 1 0 1 1 ^1^request id '-1' is not a decimal number in 0..65535",
        "1_0 1 0 1 1 ^1^request id '1_0' is not a decimal number in 0..65535",
        "1/ 1 0 1 1 ^1^request id '1/' is not a decimal number in 0..65535",
        "1: 1 0 1 1 ^1^request id '1:' is not a decimal number in 0..65535",
        "١ 1 0 1 1 ^1^request id '١' is not a decimal number in 0..65535",
        " 1 1 0 1 1 ^1^request id '' is not a decimal number in 0..65535",
        "10 256 0 1 1 ^4^stream id 256 is not in 0..255",
        "10  0 1 1 1 ^4^stream id '' is not a decimal number in 0..255",
        "1 1 256 1 1 ^5^stream flags 256 is not in 0..255",
        "1 1 1|x 1 1 ^7^'x' is no flag of a stream; give one of stream-begin, stream-end, encoded,"
            + " or a number in 0..255",
        "1 1  1 1 ^5^'' is no flag of a stream; give one of stream-begin, stream-end, encoded,"
            + " or a number in 0..255",
        "1 1 1| 1 1 ^7^'' is no flag of a stream; give one of stream-begin, stream-end, encoded,"
            + " or a number in 0..255",
        "1 1 encoded|stream-begin|300 1 1 ^26^stream flags 300 is not in 0..255",
        "1 1 0 16 1 ^7^type 16 is not in 0..15",
        "1 1 0 bytes 1 ^7^'bytes' is no type; give one of command-request, command-data,"
            + " bytes-response, error-response, text-output, progress, stream-settings, window, or a"
            + " number in 0..15",
        "1 1 0 1 16 ^9^flags 16 is not in 0..15",
        "1 1 0 4 new ^9^'new' is no flag of bytes-response; give one of continuation, eos, cbor, or"
            + " a number in 0..15",
        "1 1 0 progress eos ^16^'eos' is no flag of progress; give a number in 0..15",
        "1 1 0 window eos ^14^'eos' is no flag of window; give a number in 0..15",
        "1 1 0 10 1|eos ^12^'eos' is no flag of the unassigned type 10; give a number in 0..15",
        "1 1 0 1 1 \\x4^11^\\x needs 2 hexadecimal digits",
        "1 1 0 1 1 ab\\^13^the backslash at the end escapes nothing; a backslash is written \\\\",
        "1 1 0 1 1 cbor:^16^the text ends where a value is due; a value is None, True, False, a"
            + " number, b'..', '..', u'..', [..], (..) or {..}",
      })
  void badTextIsRefusedAtItsColumn(String text, int column, String fact) {
    IllegalArgumentException refused =
        catchThrowableOfType(
            IllegalArgumentException.class, () -> FrameText.parse(text == null ? "" : text));
    assertThat(refused).hasMessage("column " + column + ": " + fact);
  }

  @Test
  void aColumnOfAPayloadCountsFromThePayload() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> FrameText.parsePayload("cbor:[1")))
        .hasMessage("column 6: '[' is never closed");
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> FrameText.parsePayload("é\\x")))
        .hasMessage("column 2: \\x needs 2 hexadecimal digits");
  }

  @Test
  void halfAPairIsNoCharacter() {
    for (String half : new String[] {"\ud800", "\udbff", "\udc00", "\udfff"}) {
      assertThat(
              catchThrowableOfType(
                  IllegalArgumentException.class, () -> FrameText.parsePayload("a" + half + "b")))
          .hasMessage(
              "column 2: the surrogate \\u%04x is no character; one beyond \\uffff is written \\U"
                  + " and eight digits",
              (int) half.charAt(0));
    }
    assertThat(HEX.formatHex(FrameText.parsePayload("\ud7ff\ue000"))).isEqualTo("ed9fbfee8080");
  }

  @Test
  void aPayloadMayFillAFrameAndNoMore() {
    String header = "1 1 0 1 1 ";
    assertThat(FrameText.parse(header + "x".repeat(16_777_215)).length()).isEqualTo(16_777_215);
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> FrameText.parse(header + "x".repeat(16_777_216))))
        .hasMessage("column 11: the payload has 16777216 bytes; a frame holds 16777215");
  }
}
