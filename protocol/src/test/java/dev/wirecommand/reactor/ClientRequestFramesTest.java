package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.frame.text.FrameText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames of a client's requests (section 3 of the protocol). */
class ClientRequestFramesTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});
  private static final ByteSlice ARGS =
      ByteSlice.of(FrameText.parsePayload("cbor:{b'key': b'value'}"));

  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  /** A client whose frames are of 4 bytes; the map of a request without arguments has 8. */
  private final ClientReactor small = new ClientReactor(Limits.builder().sendPayload(4).build());

  private static final String[] MAP = {
    "\\xa1Dna", "meAa",
  };

  private ClientRequest smallCall(String data) {
    return small.request(bytes("a"), NO_ARGS, null, data == null ? null : slice(data));
  }

  @Test
  void aRequestWithoutDataIsOneFrame() {
    ClientRequest request = client.request(bytes("run"), ARGS, null, null);
    assertThat(request.frames().isFinished()).isFalse();
    assertThat(sent(request))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new"
                    + " cbor:{b'args': {b'key': b'value'}, b'name': b'run'}"));
    assertThat(request.frames().isFinished()).isTrue();
    assertThat(request.frames().next()).isNull();
    assertThat(request.frames()).isSameAs(request.frames());
  }

  @Test
  void metaIsPartOfTheMap() {
    assertThat(sent(client.request(bytes("run"), NO_ARGS, ARGS, null)))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new"
                    + " cbor:{b'meta': {b'key': b'value'}, b'name': b'run'}"));
    assertThat(sent(client.requestWithDataToCome(bytes("run"), ARGS, ARGS)))
        .isEqualTo(
            lines(
                "3 1 0 command-request new|have-data cbor:{b'args': {b'key': b'value'},"
                    + " b'meta': {b'key': b'value'}, b'name': b'run'}"));
  }

  @Test
  void emptyDataIsOneEmptyFrame() {
    assertThat(sent(client.request(bytes("a"), NO_ARGS, null, ByteSlice.EMPTY)))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new|have-data cbor:{b'name': b'a'}",
                "1 1 0 command-data eos "));
  }

  @Test
  void aLongMapIsSplit() {
    assertThat(sent(smallCall(null)))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new|more " + MAP[0],
                "1 1 0 command-request continuation " + MAP[1]));
    assertThat(sent(small.request(bytes("ab"), NO_ARGS, null, slice("x"))))
        .isEqualTo(
            lines(
                "3 1 0 command-request new|more|have-data \\xa1Dna",
                "3 1 0 command-request continuation|more|have-data meBa",
                "3 1 0 command-request continuation|have-data b",
                "3 1 0 command-data eos x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; eos:",
        "x; eos:x",
        "abc; eos:abc",
        "abcd; continuation:abcd,eos:",
        "abcde; continuation:abcd,eos:e",
        "abcdefgh; continuation:abcd,continuation:efgh,eos:",
      })
  void dataThatFillsItsFramesEndsWithAnEmptyOne(String data, String expected) {
    String[] frames = expected.split(",");
    for (int i = 0; i < frames.length; i++) {
      frames[i] = "1 1 0 command-data " + frames[i].replace(':', ' ');
    }
    assertThat(sent(smallCall(data)))
        .startsWith(
            lines(
                    "1 1 stream-begin command-request new|more|have-data " + MAP[0],
                    "1 1 0 command-request continuation|have-data " + MAP[1])
                .toArray(String[]::new))
        .endsWith(lines(frames).toArray(String[]::new))
        .hasSize(2 + frames.length);
  }

  @Test
  void dataIsTakenFromWhereItLies() {
    ByteSlice data = new ByteSlice(bytes("--abcdef--"), 2, 6);
    assertThat(sent(small.request(bytes("a"), NO_ARGS, null, data)))
        .endsWith(
            lines("1 1 0 command-data continuation abcd", "1 1 0 command-data eos ef")
                .toArray(String[]::new));
  }

  @Test
  void dataMayComeInParts() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    RequestFrames frames = request.frames();
    assertThat(sent(request))
        .isEqualTo(lines("1 1 stream-begin command-request new|have-data cbor:{b'name': b'a'}"));
    assertThat(frames.isFinished()).isFalse();
    frames.data(slice("ab"), false);
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data continuation ab"));
    assertThat(frames.isFinished()).isFalse();
    frames.data(ByteSlice.EMPTY, false);
    assertThat(sent(request)).isEmpty();
    frames.data(slice("cd"), true);
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos cd"));
    assertThat(frames.isFinished()).isTrue();
  }

  @Test
  void theLastPartMayBeEmpty() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(request);
    request.frames().data(slice("ab"), false);
    sent(request);
    request.frames().data(ByteSlice.EMPTY, true);
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos "));
  }

  @Test
  void partsAreCutEachByItself() {
    ClientRequest request = small.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    assertThat(sent(request)).hasSize(2);
    request.frames().data(slice("abcde"), false);
    assertThat(sent(request))
        .isEqualTo(
            lines("1 1 0 command-data continuation abcd", "1 1 0 command-data continuation e"));
    request.frames().data(slice("fghi"), false);
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data continuation fghi"));
    request.frames().data(slice("jklm"), true);
    assertThat(sent(request))
        .isEqualTo(lines("1 1 0 command-data continuation jklm", "1 1 0 command-data eos "));
  }

  @Test
  void dataIsGivenWhenThatBeforeIsOut() {
    ClientRequest request = small.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(request);
    request.frames().data(slice("abcdef"), false);
    assertThat(request.frames().next()).isEqualTo(frame("1 1 0 command-data continuation abcd"));
    assertThatIllegalStateException()
        .isThrownBy(() -> request.frames().data(slice("x"), false))
        .withMessage("request 1 has data that has not been sent: drain its frames first");
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data continuation ef"));
    request.frames().data(slice("x"), true);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.frames().data(slice("y"), true))
        .withMessage("request 1 takes no more data");
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos x"));
    assertThatIllegalStateException()
        .isThrownBy(() -> request.frames().data(ByteSlice.EMPTY, false))
        .withMessage("request 1 takes no more data");
  }

  @Test
  void dataMayBeGivenBeforeTheMapIsOut() {
    ClientRequest request = small.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    request.frames().data(slice("x"), true);
    assertThat(sent(request))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new|more|have-data " + MAP[0],
                "1 1 0 command-request continuation|have-data " + MAP[1],
                "1 1 0 command-data eos x"));
  }

  @Test
  void aRequestThatDeclaredNoneTakesNoData() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, null);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.frames().data(slice("x"), true))
        .withMessage("request 1 takes no more data");
    ClientRequest whole = client.request(bytes("a"), NO_ARGS, null, slice("d"));
    assertThatIllegalStateException()
        .isThrownBy(() -> whole.frames().data(slice("x"), true))
        .withMessage("request 3 takes no more data");
  }

  @Test
  void theFrameThatIsTakenFirstBeginsTheStream() {
    ClientRequest first = smallCall(null);
    ClientRequest second = smallCall(null);
    assertThat(second.frames().next())
        .isEqualTo(frame("3 1 stream-begin command-request new|more " + MAP[0]));
    assertThat(first.frames().next()).isEqualTo(frame("1 1 0 command-request new|more " + MAP[0]));
    assertThat(second.frames().next())
        .isEqualTo(frame("3 1 0 command-request continuation " + MAP[1]));
    assertThat(first.frames().next())
        .isEqualTo(frame("1 1 0 command-request continuation " + MAP[1]));
  }

  @Test
  void framesAreOf32KibibytesByDefault() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("d".repeat(32_769)));
    request.frames().next();
    assertThat(request.frames().next().length()).isEqualTo(32_768);
    assertThat(request.frames().next()).isEqualTo(frame("1 1 0 command-data eos d"));
  }
}
