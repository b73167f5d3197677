package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.ProgressUpdate;
import dev.wirecommand.command.TextOutput;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.reactor.Limits;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The payloads of text-output and progress, made and read (section 4 of the protocol). */
class SideOutputTest {
  private static final HexFormat HEX = HexFormat.of();

  private static final ClientRequest REQUEST =
      new ClientReactor(Limits.DEFAULT)
          .request(new byte[0], ByteSlice.of(new byte[] {(byte) 0xa0}), null, null);

  private static String hex(ByteSlice slice) {
    return HEX.formatHex(slice.toByteArray());
  }

  private static CborReader reader(String literal) {
    return new CborReader(FrameText.parsePayload("cbor:" + literal));
  }

  @Test
  void textIsAnArrayOfMapsWithCanonicalKeys() {
    List<TextOutput> atoms =
        List.of(
            TextOutput.of("plain"),
            new TextOutput("%s of %s", List.of("é", ""), List.of("ui.note", "x")),
            new TextOutput("100%%", List.of(), List.of("l")));
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
    assertThat(hex(SideOutput.encodeProgress(new ProgressUpdate("é", 24, 1000, "kB", "a.c"))))
        .isEqualTo(
            "a5"
                + ("43706f73" + "1818")
                + ("446974656d" + "43612e63")
                + ("456c6162656c" + "426b42")
                + ("45746f706963" + "42c3a9")
                + ("45746f74616c" + "1903e8"));
    assertThat(hex(SideOutput.encodeProgress(ProgressUpdate.end(""))))
        .isEqualTo("a3" + "43706f73" + "20" + "45746f706963" + "40" + "45746f74616c" + "00");
    assertThat(hex(SideOutput.encodeProgress(new ProgressUpdate("t", 0, Long.MAX_VALUE, null, ""))))
        .isEqualTo(
            "a4"
                + ("43706f73" + "00")
                + ("446974656d" + "40")
                + ("45746f706963" + "4174")
                + ("45746f74616c" + "1b7fffffffffffffff"));
    assertThat(hex(SideOutput.encodeProgress(new ProgressUpdate("t", 0, 0, "", null))))
        .isEqualTo(
            "a4"
                + ("43706f73" + "00")
                + ("456c6162656c" + "40")
                + ("45746f706963" + "4174")
                + ("45746f74616c" + "00"));
  }

  @Test
  void textNeedsAPiece() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutput.text(List.of()))
        .withMessage("text output without text");
  }

  @Test
  void outputFitsOneFrame() {
    SideOutput text = SideOutput.text(List.of(TextOutput.of("12345")));
    assertThat(text.requireFits(12)).isSameAs(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.requireFits(11))
        .withMessage("text-output of 12 bytes does not fit one frame of 11");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SideOutput.progress(new ProgressUpdate("123", 1, 2, null, null)).requireFits(22))
        .withMessage("progress of 23 bytes does not fit one frame of 22");
  }

  @Test
  void textIsReadBack() {
    List<TextOutput> texts =
        List.of(
            TextOutput.of("plain"),
            new TextOutput("%s of %s", List.of("é", ""), List.of("ui.note", "x")));
    assertThat(
            SideOutput.texts(new ClientEvent.TextReceived(REQUEST, SideOutput.encodeText(texts))))
        .isEqualTo(texts);
    assertThat(
            SideOutput.decodeText(
                reader("[{'text': 1, 5: [], b'more': {}, b'labels': [], b'msg': b'm'}]")))
        .containsExactly(TextOutput.of("m"));
    // The value of an unknown key is no key.
    assertThat(SideOutput.decodeText(reader("[{b'x': b'msg', 'y': b'msg', b'msg': b'm'}]")))
        .containsExactly(TextOutput.of("m"));
    assertThat(SideOutput.decodeText(reader("[]"))).isEmpty();
  }

  @Test
  void theListOfTextsCannotBeChanged() {
    List<TextOutput> texts = SideOutput.decodeText(reader("[{b'msg': b'm'}]"));
    org.assertj.core.api.Assertions.assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(texts::clear);
  }

  @Test
  void progressIsConverted() {
    assertThat(
            SideOutput.update(
                new ClientEvent.ProgressReceived(REQUEST, "é", 24, 1000, "kB", "a.c")))
        .isEqualTo(new ProgressUpdate("é", 24, 1000, "kB", "a.c"));
    assertThat(SideOutput.update(new ClientEvent.ProgressReceived(REQUEST, "", -1, 0, null, null)))
        .isEqualTo(ProgressUpdate.end(""));
  }
}
