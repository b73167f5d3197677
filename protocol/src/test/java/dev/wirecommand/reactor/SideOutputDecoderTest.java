package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ClientEvent.ProgressReceived;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payloads of text-output and progress as a client receives them (section 4). */
class SideOutputDecoderTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final ClientRequest REQUEST =
      new ClientReactor(Limits.DEFAULT).request(new byte[0], RequestMap.NO_ARGS, null, null);

  private static CborReader reader(String literal) {
    return new CborReader(FrameText.parsePayload("cbor:" + literal));
  }

  private static ProgressReceived readProgress(CborReader in) {
    return SideOutputDecoder.readProgress(REQUEST, in);
  }

  @Test
  void textOfTheFormIsAccepted() {
    List<TextAtom> atoms =
        List.of(
            TextAtom.of("plain"),
            new TextAtom("%s of %s", List.of("é", ""), List.of("ui.note", "x")));
    SideOutputDecoder.checkText(new CborReader(SidePayloads.encodeText(atoms).toByteArray()));
    SideOutputDecoder.checkText(
        reader("[{'text': 1, 5: [], b'more': {}, b'labels': [], b'msg': b'm'}]"));
    // The value of an unknown key is no key.
    SideOutputDecoder.checkText(reader("[{b'x': b'msg', 'y': b'msg', b'msg': b'm'}]"));
    SideOutputDecoder.checkText(reader("[]"));
  }

  @Test
  void progressIsRead() {
    for (Progress progress :
        List.of(
            new Progress("é", 24, 1000, "kB", "a.c"),
            new Progress("", Progress.END, 0, null, null),
            new Progress("t", Long.MAX_VALUE, Long.MAX_VALUE, "", null))) {
      byte[] payload = SidePayloads.encodeProgress(progress).toByteArray();
      assertThat(readProgress(new CborReader(payload)))
          .isEqualTo(
              new ProgressReceived(
                  REQUEST,
                  progress.topic(),
                  progress.position(),
                  progress.total(),
                  progress.label(),
                  progress.item()));
    }
    assertThat(
            readProgress(reader("{'pos': 9, b'more': 1, b'pos': 0, b'total': 1, b'topic': b't'}")))
        .isEqualTo(new ProgressReceived(REQUEST, "t", 0, 1, null, null));
    assertThat(
            readProgress(
                reader("{b'x': b'pos', 7: b'pos', b'pos': 0, b'total': 1, b'topic': b't'}")))
        .isEqualTo(new ProgressReceived(REQUEST, "t", 0, 1, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854775807",
    "18446744073709551615, 9223372036854775807"
  })
  void aTotalIsUnsigned(String sent, long received) {
    assertThat(readProgress(reader("{b'pos': 1, b'topic': b't', b'total': " + sent + "}")))
        .isEqualTo(new ProgressReceived(REQUEST, "t", 1, received, null, null));
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
    assertThatThrownBy(() -> SideOutputDecoder.checkText(reader(literal)))
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
        .isThrownBy(() -> SideOutputDecoder.checkText(reader(literal)))
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
        .isThrownBy(() -> readProgress(reader(literal)))
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
    assertThatThrownBy(() -> readProgress(reader(literal)))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }

  /** Keys that are there twice, or bytes that trail, are found before anything is read. */
  @Test
  void bothAreExaminedAsAWhole() {
    assertThatThrownBy(() -> SideOutputDecoder.checkText(new CborReader(HEX.parseHex("8000"))))
        .hasMessage("at byte 1: trailing bytes after the value: 1");
    assertThatThrownBy(() -> readProgress(new CborReader(HEX.parseHex("a0a0"))))
        .hasMessage("at byte 1: trailing bytes after the value: 1");
    assertThatThrownBy(() -> readProgress(new CborReader(HEX.parseHex("a201000100"))))
        .hasMessage("at byte 3: duplicate key 1");
  }
}
