package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.FrameText;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payloads of text-output and progress, made and read (section 4 of the protocol). */
class SideOutputTest {
  private static final HexFormat HEX = HexFormat.of();

  private static String hex(ByteSlice slice) {
    return HEX.formatHex(slice.toByteArray());
  }

  private static CborReader reader(String literal) {
    return new CborReader(FrameText.parsePayload("cbor:" + literal));
  }

  @Test
  void textIsAnArrayOfMapsWithCanonicalKeys() {
    List<TextAtom> atoms =
        List.of(
            TextAtom.of("plain"),
            new TextAtom("%s of %s", List.of("é", ""), List.of("ui.note", "x")),
            new TextAtom("100%%", List.of(), List.of("l")));
    assertThat(hex(SideOutput.encodeText(atoms)))
        .isEqualTo(
            "83"
                + ("a1" + "436d7367" + "45706c61696e")
                + ("a3" + "436d7367" + "48257320" + "6f66202573")
                + ("4461726773" + "82" + "42c3a9" + "40")
                + ("466c6162656c73" + "82" + "4775692e6e6f7465" + "4178")
                + ("a2" + "436d7367" + "4531303025" + "25")
                + ("466c6162656c73" + "81" + "416c"));
  }

  @Test
  void progressIsAMapWithCanonicalKeys() {
    assertThat(hex(SideOutput.encodeProgress(new Progress("é", 24, 1000, "kB", "a.c"))))
        .isEqualTo(
            "a5"
                + ("43706f73" + "1818")
                + ("446974656d" + "43612e63")
                + ("456c6162656c" + "426b42")
                + ("45746f706963" + "42c3a9")
                + ("45746f74616c" + "1903e8"));
    assertThat(hex(SideOutput.encodeProgress(new Progress("", Progress.END, 0, null, null))))
        .isEqualTo("a3" + "43706f73" + "20" + "45746f706963" + "40" + "45746f74616c" + "00");
    assertThat(hex(SideOutput.encodeProgress(new Progress("t", 0, Long.MAX_VALUE, null, ""))))
        .isEqualTo(
            "a4"
                + ("43706f73" + "00")
                + ("446974656d" + "40")
                + ("45746f706963" + "4174")
                + ("45746f74616c" + "1b7fffffffffffffff"));
    assertThat(hex(SideOutput.encodeProgress(new Progress("t", 0, 0, "", null))))
        .isEqualTo(
            "a4"
                + ("43706f73" + "00")
                + ("456c6162656c" + "40")
                + ("45746f706963" + "4174")
                + ("45746f74616c" + "00"));
  }

  @Test
  void theyGoBesideTheResponse() {
    ServerRequest request = run(new ServerReactor(Limits.DEFAULT), 1);
    assertThat(sent(request.text(List.of(TextAtom.of("hi %s", "you")))))
        .isEqualTo(
            lines("1 2 stream-begin text-output 0 cbor:[{b'msg': b'hi %s', b'args': [b'you']}]"));
    assertThat(sent(request.respondPart(slice("a"), false)))
        .isEqualTo(lines("1 2 0 bytes-response continuation a"));
    assertThat(sent(request.progress(new Progress("t", 1, 2, null, null))))
        .isEqualTo(lines("1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}"));
    assertThat(request.isAnswered()).isFalse();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respondLast(ByteSlice.EMPTY, false)))
        .isEqualTo(lines("1 2 0 bytes-response eos "));
  }

  @Test
  void givingThemUpLeavesTheRequestActive() {
    ServerRequest request = run(new ServerReactor(Limits.DEFAULT), 1);
    SendFrames text = (SendFrames) request.text(List.of(TextAtom.of("t")));
    text.giveUp();
    assertThat(text.next()).isNull();
    SendFrames progress = (SendFrames) request.progress(new Progress("t", 1, 2, null, null));
    progress.giveUp();
    assertThat(progress.next()).isNull();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
  }

  @Test
  void textFitsOneFrame() {
    // The payload is a head of one byte, one of the map, the key's four and the text's one.
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(12).build());
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.text(List.of(TextAtom.of("12345")))))
        .isEqualTo(lines("1 2 stream-begin text-output 0 cbor:[{b'msg': b'12345'}]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.text(List.of(TextAtom.of("123456"))))
        .withMessage("text-output of 13 bytes does not fit one frame of 12");
    assertThat(request.isAnswered()).isFalse();
  }

  @Test
  void progressFitsOneFrame() {
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(22).build());
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.progress(new Progress("12", 1, 2, null, null)))).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.progress(new Progress("123", 1, 2, null, null)))
        .withMessage("progress of 23 bytes does not fit one frame of 22");
  }

  @Test
  void textNeedsAnAtom() {
    ServerRequest request = run(new ServerReactor(Limits.DEFAULT), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.text(List.of()))
        .withMessage("text output without text");
  }

  @Test
  void textIsReadBack() {
    List<TextAtom> atoms =
        List.of(
            TextAtom.of("plain"),
            new TextAtom("%s of %s", List.of("é", ""), List.of("ui.note", "x")));
    assertThat(SideOutput.decodeText(new CborReader(SideOutput.encodeText(atoms).toByteArray())))
        .isEqualTo(atoms);
    assertThat(
            SideOutput.decodeText(
                reader("[{'text': 1, 5: [], b'more': {}, b'labels': [], b'msg': b'm'}]")))
        .containsExactly(TextAtom.of("m"));
    // What an unknown key leads to is no key.
    assertThat(SideOutput.decodeText(reader("[{b'x': b'msg', 'y': b'msg', b'msg': b'm'}]")))
        .containsExactly(TextAtom.of("m"));
    assertThat(SideOutput.decodeText(reader("[]"))).isEmpty();
  }

  @Test
  void progressIsReadBack() {
    for (Progress progress :
        List.of(
            new Progress("é", 24, 1000, "kB", "a.c"),
            new Progress("", Progress.END, 0, null, null),
            new Progress("t", Long.MAX_VALUE, Long.MAX_VALUE, "", null))) {
      byte[] payload = SideOutput.encodeProgress(progress).toByteArray();
      assertThat(SideOutput.decodeProgress(new CborReader(payload))).isEqualTo(progress);
    }
    assertThat(
            SideOutput.decodeProgress(
                reader("{'pos': 9, b'more': 1, b'pos': 0, b'total': 1, b'topic': b't'}")))
        .isEqualTo(new Progress("t", 0, 1, null, null));
    assertThat(
            SideOutput.decodeProgress(
                reader("{b'x': b'pos', 7: b'pos', b'pos': 0, b'total': 1, b'topic': b't'}")))
        .isEqualTo(new Progress("t", 0, 1, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "18446744073709551615, 9223372036854775807"
  })
  void aTotalIsUnsigned(String sent, long received) {
    assertThat(
            SideOutput.decodeProgress(
                reader("{b'pos': 1, b'topic': b't', b'total': " + sent + "}")))
        .isEqualTo(new Progress("t", 1, received, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; at byte 0: expected array, got map",
        "[1]; at byte 1: expected map, got integer",
        "[{b'msg': 'm'}]; at byte 6: expected bytes, got text",
        "[{b'msg': b'%s', b'args': b'a'}]; at byte 14: expected array, got bytes",
        "[{b'msg': b'%s', b'args': ['a']}]; at byte 15: expected bytes, got text",
      })
  void textOfAnotherFormIsRefused(String literal, String message) {
    assertThatThrownBy(() -> SideOutput.decodeText(reader(literal)))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[{}]; text without msg",
        "[{b'args': [b'a']}]; text without msg",
        "[{b'msg': b'%s'}]; text format '%s' takes 1 arguments, is given 0",
        "[{b'msg': b'\\xff'}]; text that is not UTF-8",
        "[{b'msg': b'm', b'labels': [b'\\xff']}]; text that is not UTF-8",
        "[{b'msg': b'm', b'labels': [b'\\xc3\\xa9']}];"
            + " text label '\\u00e9' is not ASCII at index 0",
        "[{b'msg': b'a\\xc3\\xa9'}]; text format 'a\\u00e9' is not ASCII at index 1",
      })
  void textThatBreaksARuleIsRefused(String literal, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutput.decodeText(reader(literal)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; progress without pos",
        "{b'topic': b't', b'total': 1}; progress without pos",
        "{b'pos': 1, b'total': 1}; progress without topic",
        "{b'pos': 1, b'topic': b't'}; progress without total",
        "{b'pos': -2, b'topic': b't', b'total': 1}; progress position must be -1 or more, is -2",
        "{b'pos': 1, b'topic': b'\\xc3', b'total': 1}; text that is not UTF-8",
        "{b'pos': 1, b'topic': b't', b'total': 1, b'item': b'\\x80'}; text that is not UTF-8",
      })
  void progressThatBreaksARuleIsRefused(String literal, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutput.decodeProgress(reader(literal)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; at byte 0: expected map, got array",
        "{b'pos': 1.0}; at byte 5: expected integer, got float",
        "{b'topic': 't'}; at byte 7: expected bytes, got text",
        "{b'total': b'1'}; at byte 7: expected integer, got bytes",
        "{b'total': -1}; at byte 7: integer -1 out of range 0 to 18446744073709551615",
      })
  void progressOfAnotherFormIsRefused(String literal, String message) {
    assertThatThrownBy(() -> SideOutput.decodeProgress(reader(literal)))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }

  /** Keys that are there twice, or bytes that trail, are found before anything is read. */
  @Test
  void bothAreExaminedAsAWhole() {
    assertThatThrownBy(() -> SideOutput.decodeText(new CborReader(HEX.parseHex("8000"))))
        .hasMessage("at byte 1: trailing bytes after the value: 1");
    assertThatThrownBy(() -> SideOutput.decodeProgress(new CborReader(HEX.parseHex("a0a0"))))
        .hasMessage("at byte 1: trailing bytes after the value: 1");
    assertThatThrownBy(() -> SideOutput.decodeProgress(new CborReader(HEX.parseHex("a201000100"))))
        .hasMessage("at byte 3: duplicate key 1");
  }
}
