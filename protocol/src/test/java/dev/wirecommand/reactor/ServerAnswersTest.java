package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.frame.Frame;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses and application errors, and who may give them (sections 4 and 5 of the protocol). */
class ServerAnswersTest {
  private final ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(4).build());

  private static void refused(String message, ThrowingCallable call) {
    assertThatIllegalStateException().isThrownBy(call).withMessage(message);
  }

  private static void refusedAll(ServerRequest request, String message) {
    refused(message, () -> request.respond(slice("x"), false));
    refused(message, () -> request.respondPart(slice("x"), false));
    refused(message, () -> request.respondPart(ByteSlice.EMPTY, false));
    refused(message, () -> request.respondLast(slice("x"), false));
    refused(message, () -> request.fail("x"));
    refused(message, () -> request.text(SidePayloads.text("x")));
    refused(message, () -> request.progress(SidePayloads.progress("t", 1, 2)));
    refused(message, () -> request.answerOn(new ServerReactor(Limits.DEFAULT).openStream()));
  }

  @Test
  void aResponseThatFitsIsOneFrame() {
    assertThat(sent(run(reactor, 1).respond(slice("abcd"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos abcd"));
    assertThat(sent(run(reactor, 3).respond(ByteSlice.EMPTY, true)))
        .isEqualTo(lines("3 2 0 bytes-response eos|cbor "));
  }

  @Test
  void aLongerResponseIsSplit() {
    assertThat(sent(run(reactor, 1).respond(slice("abcdefghi"), true)))
        .isEqualTo(
            lines(
                "1 2 stream-begin bytes-response continuation|cbor abcd",
                "1 2 0 bytes-response continuation|cbor efgh",
                "1 2 0 bytes-response eos|cbor i"));
  }

  @Test
  void anExactMultipleGetsNoEmptyFrame() {
    assertThat(sent(run(reactor, 1).respond(slice("abcdefgh"), false)))
        .isEqualTo(
            lines(
                "1 2 stream-begin bytes-response continuation abcd",
                "1 2 0 bytes-response eos efgh"));
  }

  @Test
  void thePayloadIsTakenFromWhereItLies() {
    ByteSlice payload = new ByteSlice(Lines.bytes("--abcdef--"), 2, 6);
    assertThat(sent(run(reactor, 1).respond(payload, false)))
        .isEqualTo(
            lines(
                "1 2 stream-begin bytes-response continuation abcd",
                "1 2 0 bytes-response eos ef"));
  }

  @Test
  void partsAreCutEachByItself() {
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.respondPart(slice("abcde"), true)))
        .isEqualTo(
            lines(
                "1 2 stream-begin bytes-response continuation|cbor abcd",
                "1 2 0 bytes-response continuation|cbor e"));
    assertThat(sent(request.respondPart(slice("fghi"), true)))
        .isEqualTo(lines("1 2 0 bytes-response continuation|cbor fghi"));
    assertThat(request.isAnswered()).isFalse();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respondLast(slice("jklmn"), true)))
        .isEqualTo(
            lines(
                "1 2 0 bytes-response continuation|cbor jklm", "1 2 0 bytes-response eos|cbor n"));
    assertThat(request.isAnswered()).isTrue();
    assertThat(request.isActive()).isFalse();
  }

  @Test
  void aLastPartMayBeEmpty() {
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.respondPart(slice("abcd"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response continuation abcd"));
    assertThat(sent(request.respondLast(ByteSlice.EMPTY, false)))
        .isEqualTo(lines("1 2 0 bytes-response eos "));
  }

  @Test
  void aLastPartMayBeTheOnlyOne() {
    assertThat(sent(run(reactor, 1).respondLast(slice("a"), true)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos|cbor a"));
  }

  @Test
  void anEmptyPartSendsNothingYetBeginsTheResponse() {
    ServerRequest request = run(reactor, 1);
    assertThat(request.respondPart(ByteSlice.EMPTY, true)).isEqualTo(new ServerAction.NoOp());
    refused(
        "parts of the response to request 1 were given", () -> request.respond(slice("x"), true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.respondLast(ByteSlice.EMPTY, false))
        .withMessage("the response to request 1 began with cbor");
  }

  @Test
  void allPartsAreOfOneKind() {
    ServerRequest plain = run(reactor, 1);
    sent(plain.respondPart(slice("a"), false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.respondPart(slice("b"), true))
        .withMessage("the response to request 1 began without cbor");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.respondLast(slice("b"), true))
        .withMessage("the response to request 1 began without cbor");
    // What was refused has changed nothing.
    assertThat(plain.isAnswered()).isFalse();
    assertThat(sent(plain.respondLast(slice("c"), false)))
        .isEqualTo(lines("1 2 0 bytes-response eos c"));

    ServerRequest cbor = run(reactor, 3);
    sent(cbor.respondPart(slice("a"), true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cbor.respondPart(slice("b"), false))
        .withMessage("the response to request 3 began with cbor");
  }

  @Test
  void aWholeResponseAfterPartsIsRefused() {
    ServerRequest request = run(reactor, 1);
    sent(request.respondPart(slice("a"), false));
    refused(
        "parts of the response to request 1 were given", () -> request.respond(slice("x"), false));
    assertThat(request.isAnswered()).isFalse();
  }

  @Test
  void anErrorEndsItsRequestAlone() {
    ServerRequest failing = run(reactor, 1);
    ServerRequest other = run(reactor, 3);
    assertThat(sent(failing.fail("no")))
        .isEqualTo(lines("1 2 stream-begin error-response application no"));
    assertThat(failing.isActive()).isFalse();
    assertThat(failing.isAnswered()).isTrue();
    assertThat(other.isActive()).isTrue();
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(sent(other.respond(slice("a"), false)))
        .isEqualTo(lines("3 2 0 bytes-response eos a"));
  }

  @Test
  void anErrorMayEndAResponseInParts() {
    ServerRequest request = run(reactor, 1);
    sent(request.respondPart(slice("ab"), true));
    assertThat(sent(request.fail("no"))).isEqualTo(lines("1 2 0 error-response application no"));
    assertThat(request.isActive()).isFalse();
  }

  @Test
  void anAnsweredRequestIsNotAnsweredAgain() {
    ServerRequest request = run(reactor, 1);
    request.respond(slice("a"), false);
    assertThat(request.isActive()).isTrue();
    assertThat(request.isAnswered()).isTrue();
    refusedAll(request, "request 1 has been answered");
    ServerRequest failed = run(reactor, 3);
    failed.fail("no");
    refusedAll(failed, "request 3 has been answered");
    ServerRequest ended = run(reactor, 5);
    ended.respondLast(slice("a"), false);
    refusedAll(ended, "request 5 has been answered");
  }

  @Test
  void aReleasedRequestIsNotAnswered() {
    ServerRequest drained = run(reactor, 1);
    sent(drained.respond(slice("a"), false));
    refusedAll(drained, "request 1 is not active");
    ServerRequest abandoned = run(reactor, 3);
    abandoned.abandon();
    assertThat(abandoned.isActive()).isFalse();
    assertThat(abandoned.isAnswered()).isFalse();
    refusedAll(abandoned, "request 3 is not active");
  }

  @Test
  void aLateAnswerDoesNotHitARequestThatUsesTheIdAnew() {
    ServerRequest early = run(reactor, 1);
    early.abandon();
    ServerRequest late = run(reactor, 1);
    assertThat(late).isNotSameAs(early);
    refusedAll(early, "request 1 is not active");
    early.abandon();
    assertThat(late.isActive()).isTrue();
    assertThat(sent(late.respond(slice("b"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos b"));
  }

  @Test
  void anIdIsFreeOnceTheLastFrameIsDrained() {
    ServerRequest request = run(reactor, 1);
    SendFrames frames = (SendFrames) request.respond(slice("abcdef"), false);
    assertThat(frames.next()).isEqualTo(frame("1 2 stream-begin bytes-response continuation abcd"));
    assertThat(request.isActive()).isTrue();
    assertThat(reactor.requests.get(1)).isSameAs(request);
    assertThat(frames.next()).isEqualTo(frame("1 2 0 bytes-response eos ef"));
    assertThat(request.isActive()).isFalse();
    assertThat(frames.next()).isNull();
    assertThat(frames.next()).isNull();
    assertThat(run(reactor, 1).id()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anIdIsTakenUntilThen(int drained) {
    ServerRequest request = run(reactor, 1);
    SendFrames frames = (SendFrames) request.respond(slice("abcdef"), false);
    for (int i = 0; i < drained; i++) {
      frames.next();
    }
    assertThat(error(reactor.onFrame(frame("1 1 0 command-request new cbor:{b'name': b'a'}"))))
        .isEqualTo("request id 1 is active");
  }

  @Test
  void framesAreMadeWhenTheyAreTaken() {
    byte[] payload = Lines.bytes("abcdef");
    SendFrames first = (SendFrames) run(reactor, 1).respond(ByteSlice.of(payload), false);
    SendFrames second = (SendFrames) run(reactor, 3).respond(slice("xyz"), false);
    // Whichever goes out first begins the stream.
    Frame frame = second.next();
    assertThat(frame).isEqualTo(frame("3 2 stream-begin bytes-response eos xyz"));
    payload[5] = '!';
    assertThat(sent(first))
        .isEqualTo(lines("1 2 0 bytes-response continuation abcd", "1 2 0 bytes-response eos e!"));
  }

  @Test
  void interleavedResponsesKeepApart() {
    SendFrames first = (SendFrames) run(reactor, 1).respond(slice("abcdef"), false);
    SendFrames second = (SendFrames) run(reactor, 3).respond(slice("uvwxyz"), true);
    assertThat(first.next()).isEqualTo(frame("1 2 stream-begin bytes-response continuation abcd"));
    assertThat(second.next()).isEqualTo(frame("3 2 0 bytes-response continuation|cbor uvwx"));
    assertThat(first.next()).isEqualTo(frame("1 2 0 bytes-response eos ef"));
    assertThat(second.next()).isEqualTo(frame("3 2 0 bytes-response eos|cbor yz"));
  }

  @Test
  void givingUpADrainReleasesTheRequest() {
    ServerRequest request = run(reactor, 1);
    SendFrames frames = (SendFrames) request.respond(slice("abcdef"), false);
    frames.next();
    frames.giveUp();
    assertThat(frames.next()).isNull();
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.requests.size()).isZero();
    frames.giveUp();
    assertThat(run(reactor, 1).isActive()).isTrue();
  }

  @Test
  void givingUpAPartReleasesTheRequestToo() {
    ServerRequest request = run(reactor, 1);
    ((SendFrames) request.respondPart(slice("a"), false)).giveUp();
    assertThat(request.isActive()).isFalse();
    refusedAll(request, "request 1 is not active");
  }

  @Test
  void givingUpAnErrorReleasesTheRequest() {
    ServerRequest request = run(reactor, 1);
    ((SendFrames) request.fail("no")).giveUp();
    assertThat(request.isActive()).isFalse();
  }

  @Test
  void givingUpAPartThatIsOutChangesNothing() {
    ServerRequest request = run(reactor, 1);
    SendFrames part = (SendFrames) request.respondPart(slice("a"), false);
    assertThat(sent(part)).hasSize(1);
    part.giveUp();
    assertThat(request.isActive()).isTrue();
    SendFrames undrained = (SendFrames) request.respondPart(slice("b"), false);
    assertThat(undrained.next()).isEqualTo(frame("1 2 0 bytes-response continuation b"));
    undrained.giveUp();
    assertThat(request.isActive()).isTrue();
  }

  @Test
  void abandoningARequestDropsWhatItLedTo() {
    ServerRequest request = run(reactor, 1);
    SendFrames part = (SendFrames) request.respondPart(slice("abcdef"), false);
    assertThat(part.next()).isEqualTo(frame("1 2 stream-begin bytes-response continuation abcd"));
    request.abandon();
    assertThat(part.next()).isNull();
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.requests.size()).isZero();
    request.abandon();
    part.giveUp();
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
  }

  @Test
  void anEndThatComesToAnAbandonedRequestIsNotSent() {
    ServerRequest request = run(reactor, 1);
    SendFrames frames = (SendFrames) request.respond(slice("a"), false);
    request.abandon();
    ServerRequest again = run(reactor, 1);
    assertThat(frames.next()).isNull();
    assertThat(again.isActive()).isTrue();
  }
}
