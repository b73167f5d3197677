package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that leaves its connection, and a client that sees it (section 9 of the protocol). */
class LeavingTest {
  private static final String SETTINGS = " stream-settings 0 \\x08identity";

  private final ServerReactor server =
      new ServerReactor(Limits.DEFAULT, OutputMode.IMMEDIATE, DataMode.STREAMED);
  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  private static void assertSent(Frame frame, String line) {
    assertThat(frame).isNotNull();
    assertThat(List.of(FrameText.print(frame))).isEqualTo(lines(line));
  }

  /* The server. */

  @Test
  void aStreamThatIsNotOpenIsOpenedAndEnded() {
    assertThat(server.nextControlFrame()).isNull();
    server.leave();
    Frame frame = server.nextControlFrame();
    assertThat(HexFormat.of().formatHex(FrameEncoder.encode(frame)))
        .isEqualTo("0900000000020380" + "086964656e74697479");
    assertSent(frame, "0 2 stream-begin|stream-end" + SETTINGS);
    assertThat(server.nextControlFrame()).isNull();
  }

  @Test
  void aStreamThatIsOpenIsEnded() {
    sent(run(server, 1).respond(slice("a"), false));
    server.leave();
    assertSent(server.nextControlFrame(), "0 2 stream-end" + SETTINGS);
    assertThat(server.nextControlFrame()).isNull();
  }

  @Test
  void whatIsStillToComeBeginsTheStreamAnewAndTheLastOfItEndsIt() {
    ServerRequest first = run(server, 1);
    ServerRequest second = run(server, 3);
    sent(first.respondPart(slice("a"), false));
    server.leave();
    assertSent(server.nextControlFrame(), "0 2 stream-end" + SETTINGS);
    assertThat(sent(first.respondPart(slice("b"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response continuation b"));
    assertThat(sent(second.fail("no"))).isEqualTo(lines("3 2 0 error-response application no"));
    assertThat(sent(first.respondLast(slice("c"), false)))
        .isEqualTo(lines("1 2 stream-end bytes-response eos c"));
  }

  @Test
  void aNewRequestIsAnsweredOnTheStreamBegunAnew() {
    server.leave();
    server.nextControlFrame();
    for (int id = 1; id < 6; id += 2) {
      ServerRequest request = run(server, id);
      server.retireDefaultStream();
      assertThat(sent(request.fail("going")))
          .isEqualTo(lines(id + " 2 stream-begin|stream-end error-response application going"));
    }
    // So it is without another retirement, but then the stream stays open.
    assertThat(sent(run(server, 7).fail("no")))
        .isEqualTo(lines("7 2 stream-begin error-response application no"));
    assertThat(sent(run(server, 9).fail("no")))
        .isEqualTo(lines("9 2 0 error-response application no"));
  }

  @Test
  void theAnnouncementGoesBeforeGrants() {
    ServerRequest request =
        run(server, "1 1 stream-begin command-request new|have-data cbor:{b'name': b'a'}");
    request.openWindows(10, 5);
    server.leave();
    assertSent(server.nextControlFrame(), "0 2 stream-begin|stream-end" + SETTINGS);
    assertSent(server.nextControlFrame(), "1 2 stream-begin window 0 cbor:5");
    assertThat(server.nextControlFrame()).isNull();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-end bytes-response eos a"));
  }

  @Test
  void otherStreamsStayOpen() {
    ServerRequest request = run(server, 1);
    request.answerOn(server.openStream());
    sent(request.respondPart(slice("a"), false));
    server.leave();
    assertSent(server.nextControlFrame(), "0 2 stream-begin|stream-end" + SETTINGS);
    assertThat(sent(request.respondLast(slice("b"), false)))
        .isEqualTo(lines("1 4 0 bytes-response eos b"));
  }

  @Test
  void theServerReadsOn() {
    server.leave();
    server.nextControlFrame();
    assertThat(server.state()).isEqualTo(ReactorState.IDLE);
    ServerRequest request =
        run(server, "1 1 stream-begin command-request new|have-data cbor:{b'name': b'a'}");
    assertThat(server.onFrame(frame("1 1 0 command-data eos x")))
        .isEqualTo(new ServerAction.DataReceived(request, slice("x"), true));
    assertThat(error(server.onFrame(frame("1 1 0 command-data eos x"))))
        .isEqualTo("command-data of request 1, which is active");
  }

  @Test
  void aServerTakesNoSettingsWithoutStreamBegin() {
    run(server, 1);
    assertThat(error(server.onFrame(frame("0 1 stream-end" + SETTINGS))))
        .isEqualTo("stream-settings on stream 1 without stream-begin");
  }

  /* The client. */

  @Test
  void theClientSeesTheDefaultStreamEnd() {
    call(client);
    client.onFrame(frame("1 2 stream-begin bytes-response eos a"));
    assertThat(client.isLeaving()).isFalse();
    assertThat(client.onFrame(frame("0 2 stream-end" + SETTINGS)))
        .isEqualTo(new ClientEvent.Discarded());
    assertThat(client.isLeaving()).isTrue();
  }

  @Test
  void theStreamMayNotBeOpen() {
    assertThat(client.onFrame(frame("0 2 stream-begin|stream-end" + SETTINGS)))
        .isEqualTo(new ClientEvent.Discarded());
    assertThat(client.isLeaving()).isTrue();
  }

  @Test
  void requestsGoOn() {
    ClientRequest before = call(client);
    client.onFrame(frame("0 2 stream-begin|stream-end" + SETTINGS));
    ClientRequest after = call(client);
    assertThat(client.onFrame(frame("1 2 stream-begin bytes-response continuation a")))
        .isEqualTo(new ClientEvent.ResponseReceived(before, slice("a"), false, false));
    assertThat(client.onFrame(frame("3 2 0 error-response application no")))
        .isEqualTo(new ClientEvent.RequestFailed(after, "failed", "no", null));
    assertThat(client.onFrame(frame("1 2 stream-end bytes-response eos b")))
        .isEqualTo(new ClientEvent.ResponseReceived(before, slice("b"), false, true));
    assertThat(client.isLeaving()).isTrue();
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void anyFrameMayEndTheStream() {
    call(client);
    client.onFrame(frame("1 2 stream-begin|stream-end bytes-response eos a"));
    assertThat(client.isLeaving()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 4 stream-begin|stream-end bytes-response eos a",
        "0 4 stream-begin|stream-end stream-settings 0 \\x08identity",
        "0 2 stream-begin stream-settings 0 \\x08identity",
      })
  void nothingElseIsLeaving(String line) {
    call(client);
    assertThat(client.onFrame(frame(line))).isNotInstanceOf(ClientEvent.ConnectionFailed.class);
    assertThat(client.isLeaving()).isFalse();
  }

  @Test
  void settingsWithoutBothFlagsFailTheConnection() {
    call(client);
    client.onFrame(frame("1 2 stream-begin bytes-response eos a"));
    assertThat(client.onFrame(frame("0 2 0" + SETTINGS)))
        .isEqualTo(
            new ClientEvent.ConnectionFailed(
                "stream-settings on stream 2 without stream-begin", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "\\x08identit;"
            + " stream-settings on stream 2 with a profile name of 8 bytes, of which 7 are there",
        "\\x04zlib; ^stream-settings on stream 2 name the unknown profile 'zlib'; known: identity^",
        "\\x08identityx; stream-settings on stream 2 give 1 bytes of settings,"
            + " of which profile identity has none",
      })
  void theSettingsMustBeWellFormed(String payload, String message) {
    assertThat(client.onFrame(frame("0 2 stream-begin|stream-end stream-settings 0 " + payload)))
        .isEqualTo(new ClientEvent.ConnectionFailed(message, List.of()));
  }

  /** A stream that has ended has no encoding: it may be announced again. */
  @Test
  void theStreamMayEndAgain() {
    for (int round = 0; round < 3; round++) {
      assertThat(client.onFrame(frame("0 2 stream-begin" + SETTINGS)))
          .isEqualTo(new ClientEvent.Discarded());
      assertThat(client.onFrame(frame("0 2 stream-end" + SETTINGS)))
          .isEqualTo(new ClientEvent.Discarded());
    }
  }

  /* Both. */

  @Test
  void theClientTakesWhatTheServerSends() {
    for (boolean open : new boolean[] {true, false}) {
      ServerReactor leaving =
          new ServerReactor(Limits.DEFAULT, OutputMode.IMMEDIATE, DataMode.STREAMED);
      ClientReactor other = new ClientReactor(Limits.DEFAULT);
      ClientRequest request = other.request(Lines.bytes("a"), RequestMap.NO_ARGS, null, null);
      ServerRequest running =
          ((ServerAction.RunCommand) leaving.onFrame(request.nextFrame())).request();
      if (open) {
        other.onFrame(((SendFrames) running.text(SidePayloads.text("t"))).next());
      }
      leaving.leave();
      assertThat(other.onFrame(leaving.nextControlFrame())).isEqualTo(new ClientEvent.Discarded());
      assertThat(other.isLeaving()).isTrue();
      assertThat(other.onFrame(((SendFrames) running.respond(slice("a"), false)).next()))
          .isInstanceOf(ClientEvent.ResponseReceived.class);
      assertThat(other.pendingCount()).isZero();
    }
  }
}
