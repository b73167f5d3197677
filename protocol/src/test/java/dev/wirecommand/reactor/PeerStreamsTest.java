package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the streams that a peer sends on (section 2 of the protocol), on a server. */
class PeerStreamsTest {
  private static final String SETTINGS = "stream-settings 0 \\x08identity";

  private final ServerReactor server = new ServerReactor(Limits.DEFAULT);

  private void refused(String line, String message) {
    assertThat(server.onFrame(frame(line)))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error -> assertThat(error.message()).isEqualTo(message));
    assertThat(server.state()).isEqualTo(ReactorState.ERRORED);
  }

  private void runs(int id, String stream) {
    assertThat(
            server.onFrame(frame(id + " " + stream + " command-request new cbor:{b'name': b'a'}")))
        .isInstanceOfSatisfying(
            ServerAction.RunCommand.class, run -> assertThat(run.request().id()).isEqualTo(id));
  }

  private void wants(String line) {
    assertThat(server.onFrame(frame(line)))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.IDLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 254})
  void anEvenStreamIsRefused(int id) {
    refused("1 " + id + " stream-begin command-request new ", "stream id " + id + " is even");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 255})
  void anyOddStreamIsTaken(int id) {
    runs(1, id + " stream-begin");
    runs(3, id + " 0");
  }

  @Test
  void theFirstFrameOfAStreamBeginsIt() {
    refused(
        "1 3 0 command-request new cbor:{b'name': b'a'}",
        "frame on stream 3, which is not open, without stream-begin");
  }

  @Test
  void eachStreamIsBegunByItself() {
    runs(1, "1 stream-begin");
    refused(
        "3 3 0 command-request new cbor:{b'name': b'a'}",
        "frame on stream 3, which is not open, without stream-begin");
  }

  @Test
  void beginOnAnOpenStreamIsTolerated() {
    runs(1, "1 stream-begin");
    runs(3, "1 stream-begin");
    runs(5, "1 0");
  }

  @Test
  void unknownStreamFlagsAreIgnored() {
    runs(1, "1 249");
    runs(3, "1 248");
  }

  @Test
  void theFrameThatEndsAStreamIsItsLast() {
    runs(1, "1 stream-begin");
    runs(3, "1 stream-end");
    refused(
        "5 1 0 command-request new cbor:{b'name': b'a'}",
        "frame on stream 1, which is not open, without stream-begin");
  }

  @Test
  void anEndedStreamMayBeginAnew() {
    runs(1, "1 stream-begin");
    runs(3, "1 stream-end");
    runs(5, "1 stream-begin");
    runs(7, "1 0");
  }

  @Test
  void oneFrameMayBeginAndEndAStream() {
    runs(1, "1 stream-begin|stream-end");
    refused(
        "3 1 0 command-request new cbor:{b'name': b'a'}",
        "frame on stream 1, which is not open, without stream-begin");
  }

  @Test
  void requestsGoOnWhenTheirStreamEnds() {
    server.onFrame(
        frame("1 1 stream-begin|stream-end command-request new|more cbor:{b'name': b'a'}"));
    assertThat(server.onFrame(frame("1 3 stream-begin command-request continuation ")))
        .isInstanceOf(ServerAction.RunCommand.class);
  }

  @Test
  void anEncodedFrameNeedsSettings() {
    refused(
        "1 1 stream-begin|encoded command-request new cbor:{b'name': b'a'}",
        "encoded frame on stream 1, which has no stream-settings");
  }

  @Test
  void settingsAreOfOneStreamOnly() {
    wants("0 1 stream-begin " + SETTINGS);
    refused(
        "1 3 stream-begin|encoded command-request new cbor:{b'name': b'a'}",
        "encoded frame on stream 3, which has no stream-settings");
  }

  @Test
  void encodedAsIdentityIsThePayloadItself() {
    wants("0 1 stream-begin " + SETTINGS);
    runs(1, "1 encoded");
    runs(3, "1 0");
    runs(5, "1 encoded|stream-end");
  }

  @Test
  void settingsAreGoneWithTheirStream() {
    wants("0 1 stream-begin " + SETTINGS);
    runs(1, "1 encoded|stream-end");
    refused(
        "3 1 stream-begin|encoded command-request new cbor:{b'name': b'a'}",
        "encoded frame on stream 1, which has no stream-settings");
  }

  @Test
  void settingsOnTheLastFrameAreForNothing() {
    wants("0 1 stream-begin|stream-end " + SETTINGS);
    refused(
        "1 1 stream-begin|encoded command-request new cbor:{b'name': b'a'}",
        "encoded frame on stream 1, which has no stream-settings");
  }

  @Test
  void aStreamThatBeganAnewMayHaveSettingsAgain() {
    wants("0 1 stream-begin " + SETTINGS);
    runs(1, "1 stream-end");
    wants("0 1 stream-begin " + SETTINGS);
    runs(3, "1 encoded");
  }

  @Test
  void settingsComeOnceInTheLifeOfAStream() {
    wants("0 1 stream-begin " + SETTINGS);
    refused("0 1 stream-begin " + SETTINGS, "stream-settings on stream 1, which has had them");
  }

  @Test
  void settingsNeedBegin() {
    runs(1, "1 stream-begin");
    refused("0 1 0 " + SETTINGS, "stream-settings on stream 1 without stream-begin");
  }

  @Test
  void settingsMayBeginAnOpenStream() {
    runs(1, "1 stream-begin");
    wants("0 1 stream-begin " + SETTINGS);
    runs(3, "1 encoded");
  }

  @Test
  void settingsLeaveTheStateAsItIs() {
    server.onFrame(frame("1 1 stream-begin command-request new|more "));
    assertThat(server.onFrame(frame("1 3 stream-begin " + SETTINGS)))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
    assertThat(server.state()).isEqualTo(ReactorState.RECEIVING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|stream-settings on stream 5 without a profile name",
        "\\x08identit|"
            + "stream-settings on stream 5 with a profile name of 8 bytes, of which 7 are there",
        "\\xffx|"
            + "stream-settings on stream 5 with a profile name of 255 bytes, of which 1 are there",
        "\\x08identity\\x00|"
            + "stream-settings on stream 5 give 1 bytes of settings,"
            + " of which profile identity has none",
        "\\x08identity12345|"
            + "stream-settings on stream 5 give 5 bytes of settings,"
            + " of which profile identity has none",
        "\\x00|stream-settings on stream 5 name the unknown profile ''; known: identity",
        "\\x04zlib|stream-settings on stream 5 name the unknown profile 'zlib'; known: identity",
        "\\x09zstd-8mb\\n|"
            + "stream-settings on stream 5 name the unknown profile 'zstd-8mb\\u000a'; known: identity",
        "\\x08Identity|"
            + "stream-settings on stream 5 name the unknown profile 'Identity'; known: identity",
        "\\x08identit\\xff|stream-settings on stream 5 name the unknown profile"
            + " 'identit\\u00ff'; known: identity",
      })
  void otherSettingsAreRefused(String payload, String message) {
    refused("0 5 stream-begin stream-settings 0 " + payload, message);
  }

  @Test
  void theProfileNameMayBeLongAndEndThePayload() {
    refused(
        "0 5 stream-begin stream-settings 0 \\xff" + "n".repeat(255),
        "stream-settings on stream 5 name the unknown profile '"
            + "n".repeat(80)
            + "'…; known: identity");
  }

  /** The frame's payload is read where it lies, and not beyond. */
  @Test
  void settingsMayLieInALargerArray() {
    byte[] array = Lines.bytes("xx\u0008identityyy");
    assertThat(server.onFrame(new dev.wirecommand.frame.Frame(0, 1, 1, 8, 0, array, 2, 9)))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.IDLE));
    runs(1, "1 encoded");
  }

  @Test
  void theChecksOfTheStreamComeFirst() {
    server.onFrame(frame("1 1 stream-begin 15 0 "));
    ServerReactor other = new ServerReactor(Limits.DEFAULT);
    assertThat(other.onFrame(frame("1 2 encoded 15 0 ")))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error -> assertThat(error.message()).isEqualTo("stream id 2 is even"));
    ServerReactor third = new ServerReactor(Limits.DEFAULT);
    assertThat(third.onFrame(frame("1 1 stream-begin|encoded 15 0 ")))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error ->
                assertThat(error.message())
                    .isEqualTo("encoded frame on stream 1, which has no stream-settings"));
  }
}
