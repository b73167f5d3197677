package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.frame.text.FrameText;
import org.junit.jupiter.api.Test;

/** Tests of the queries and settings through which engines use the reactors. */
class ReactorQueriesTest {
  private static final String RUN = " 1 0 command-request new cbor:{b'name': b'a'}";
  private static final String WITH_DATA = " 1 0 command-request new|have-data cbor:{b'name': b'a'}";

  private final ServerReactor server =
      new ServerReactor(
          Limits.builder().sendPayload(4).build(),
          ServerReactor.OutputMode.IMMEDIATE,
          ServerReactor.DataMode.STREAMED);
  private final ClientReactor client = new ClientReactor(Limits.builder().sendPayload(4).build());

  @Test
  void aServerIsQuietWhileNoRequestIsActive() {
    assertThat(server.isQuiet()).isTrue();
    assertThat(server.activeRequests()).isEmpty();
    assertThat(server.request(5)).isNull();
    ServerRequest five = run(server, 5);
    ServerRequest three = run(server, "3" + RUN);
    assertThat(server.isQuiet()).isFalse();
    assertThat(server.activeRequests()).containsExactly(three, five);
    assertThat(server.request(5)).isSameAs(five);
    sent(five.respond(slice("a"), false));
    assertThat(server.isQuiet()).isFalse();
    assertThat(server.activeRequests()).containsExactly(three);
    assertThat(server.request(5)).isNull();
    three.abandon();
    assertThat(server.isQuiet()).isTrue();
    assertThat(server.activeRequests()).isEmpty();
  }

  @Test
  void aRequestThatIsBeingReceivedIsNotActive() {
    server.onFrame(frame("1 1 stream-begin command-request new|more "));
    assertThat(server.isQuiet()).isTrue();
    assertThat(server.activeRequests()).isEmpty();
    assertThat(server.request(1)).isNull();
  }

  @Test
  void aRequestExpectsDataUntilItsEnd() {
    assertThat(run(server, 1).expectsData()).isFalse();
    ServerRequest upload = run(server, "3" + WITH_DATA);
    assertThat(upload.expectsData()).isTrue();
    server.onFrame(frame("3 1 0 command-data continuation x"));
    assertThat(upload.expectsData()).isTrue();
    server.onFrame(frame("3 1 0 command-data eos "));
    assertThat(upload.expectsData()).isFalse();
  }

  @Test
  void aRequestKeepsTheObjectThatWasAttached() {
    ServerRequest request = run(server, 1);
    assertThat(request.attachment()).isNull();
    request.attach("mine");
    assertThat(request.attachment()).isEqualTo("mine");
  }

  @Test
  void framesAreDrainedAfterTheLastOne() {
    ServerRequest request = run(server, 1);
    SendFrames frames = (SendFrames) request.respond(slice("abcdef"), false);
    assertThat(frames.isDrained()).isFalse();
    assertThat(frames.remainingBytes()).isEqualTo(6);
    frames.next();
    assertThat(frames.isDrained()).isFalse();
    assertThat(frames.remainingBytes()).isEqualTo(2);
    frames.next();
    assertThat(frames.isDrained()).isTrue();
    assertThat(frames.remainingBytes()).isZero();
  }

  @Test
  void framesOfAnAbandonedRequestAreDrained() {
    ServerRequest request = run(server, 1);
    SendFrames frames = (SendFrames) request.respond(slice("abcdef"), false);
    request.abandon();
    assertThat(frames.remainingBytes()).isZero();
    assertThat(frames.isDrained()).isTrue();
  }

  @Test
  void deferredFramesAreCountedTogether() {
    ServerReactor deferring =
        new ServerReactor(
            Limits.builder().sendPayload(4).build(),
            ServerReactor.OutputMode.DEFERRED,
            ServerReactor.DataMode.BUFFERED);
    ServerAction first = run(deferring, 1).respond(slice("abcdef"), false);
    assertThat(first).isEqualTo(new ServerAction.NoOp());
    ServerAction second = run(deferring, "3" + RUN).respond(slice("xyz"), false);
    assertThat(second).isEqualTo(new ServerAction.NoOp());
    SendFrames all = (SendFrames) deferring.endOfInput();
    assertThat(all.remainingBytes()).isEqualTo(9);
    assertThat(sent(all)).hasSize(3);
    assertThat(all.isDrained()).isTrue();
  }

  @Test
  void anAnswerMayGoOnAnotherStreamThatIsThenRetired() {
    ServerRequest request = run(server, 1);
    int four = server.openStream();
    request.answerOn(four);
    server.retireStream(four);
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 4 stream-begin|stream-end bytes-response eos a"));
    assertThat(server.openStream()).isEqualTo(4);
  }

  @Test
  void theDefaultStreamEndsWithTheLastAnswerAfterItIsRetired() {
    ServerRequest request = run(server, 1);
    server.retireDefaultStream();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin|stream-end bytes-response eos a"));
    assertThat(sent(run(server, "3" + RUN).respond(slice("b"), false)))
        .isEqualTo(lines("3 2 stream-begin bytes-response eos b"));
  }

  @Test
  void onlyOpenStreamsAreKnownByTheirIds() {
    int four = server.openStream();
    ServerRequest request = run(server, 1);
    for (int id : new int[] {-2, 0, 1, 3, 5, 6, 8, 254, 256, 512}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> server.retireStream(id))
          .withMessage("stream %d is not open", id);
      assertThatIllegalStateException().isThrownBy(() -> request.answerOn(id));
    }
    request.answerOn(2);
    request.answerOn(four);
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 4 stream-begin bytes-response eos a"));
  }

  @Test
  void aClientKnowsHowMuchOfARequestWasSent() {
    ClientRequest request = client.requestWithDataToCome(bytes("name"), RequestMap.NO_ARGS, null);
    // a1 44 'name' 44 'name': eleven bytes in three frames.
    for (int i = 0; i < 3; i++) {
      assertThat(request.isRequestSent()).isFalse();
      assertThat(request.nextFrame()).isNotNull();
    }
    assertThat(request.isRequestSent()).isTrue();
    assertThat(request.isFullySent()).isFalse();
    assertThat(request.nextFrame()).isNull();
    request.data(slice("abcdef"), true);
    assertThat(FrameText.print(request.nextFrame()))
        .isEqualTo("1 1 0 command-data continuation abcd");
    assertThat(request.isFullySent()).isFalse();
    assertThat(FrameText.print(request.nextFrame())).isEqualTo("1 1 0 command-data eos ef");
    assertThat(request.isFullySent()).isTrue();
    assertThat(request.isRequestSent()).isTrue();
  }

  @Test
  void aRequestWithoutDataIsFullySentWithItsMap() {
    ClientRequest request = client.request(bytes("a"), RequestMap.NO_ARGS, null, null);
    request.nextFrame();
    assertThat(request.isFullySent()).isFalse();
    request.nextFrame();
    assertThat(request.isRequestSent()).isTrue();
    assertThat(request.isFullySent()).isTrue();
  }

  private static byte[] bytes(String text) {
    return slice(text).toByteArray();
  }
}
