package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of input, and output that waits for it (section 5 of the protocol). */
class EndOfInputTest {
  private static final ServerAction NO_OP = new ServerAction.NoOp();
  private static final InputEnd NOTHING = new InputEnd(NO_OP, List.of());
  private static final String MAP = " cbor:{b'name': b'a'}";

  private final ServerReactor immediate = new ServerReactor(Limits.DEFAULT);
  private final ServerReactor deferring =
      new ServerReactor(
          Limits.builder().sendPayload(32).build(),
          ServerReactor.OutputMode.DEFERRED,
          ServerReactor.DataMode.BUFFERED);

  @Test
  void thereMayBeNothingToTell() {
    assertThat(InputEnd.of(immediate)).isEqualTo(NOTHING);
    assertThat(InputEnd.of(deferring)).isEqualTo(NOTHING);
  }

  @Test
  void requestsLeftIncompleteAreToldInAscendingOrder() {
    for (int id : new int[] {70, 9, 65_535, 0, 33}) {
      immediate.onFrame(
          frame(
              id
                  + " 1 stream-begin command-request new|"
                  + (id < 40 ? "more" : "have-data")
                  + MAP));
    }
    run(immediate, 12);
    assertThat(InputEnd.of(immediate))
        .isEqualTo(new InputEnd(NO_OP, List.of(0, 9, 33, 70, 65_535)));
    assertThat(immediate.state()).isEqualTo(ReactorState.IDLE);
    assertThat(immediate.requests.size()).isEqualTo(1);
  }

  @Test
  void aSecondEndIsNoOp() {
    immediate.onFrame(frame("1 1 stream-begin command-request new|more "));
    assertThat(InputEnd.of(immediate).incomplete()).containsExactly(1);
    assertThat(InputEnd.of(immediate)).isEqualTo(NOTHING);

    run(deferring, 1).respond(slice("a"), false);
    assertThat(sent(InputEnd.of(deferring).output())).hasSize(1);
    assertThat(InputEnd.of(deferring)).isEqualTo(NOTHING);
  }

  @Test
  void anotherFrameIsTheCallersError() {
    immediate.endOfInput();
    assertThatIllegalStateException()
        .isThrownBy(() -> immediate.onFrame(frame("1 1 stream-begin command-request new" + MAP)))
        .withMessage("a frame after the end of input");
    // So it is after an error, too.
    deferring.onFrame(frame("1 0 0 0 0 "));
    deferring.endOfInput();
    assertThatIllegalStateException()
        .isThrownBy(() -> deferring.onFrame(frame("1 0 0 0 0 ")))
        .withMessage("a frame after the end of input");
  }

  @Test
  void runningRequestsAreAnsweredAfterTheEnd() {
    ServerRequest request = run(immediate, 1);
    immediate.endOfInput();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(request.isActive()).isFalse();
  }

  @Test
  void theListOfIncompleteRequestsIsACopy() {
    assertThat(immediate.incompleteRequests()).isEmpty();
    immediate.onFrame(frame("1 1 stream-begin command-request new|more x"));
    assertThat(immediate.incompleteRequests()).isEmpty();
    immediate.endOfInput();
    assertThat(immediate.incompleteRequests()).containsExactly(1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> immediate.incompleteRequests().add(3));
  }

  @Test
  void allOutputIsDeferred() {
    ServerRequest first = run(deferring, 1);
    ServerRequest second = run(deferring, 3);
    assertThat(first.respondPart(slice("a"), false)).isEqualTo(NO_OP);
    assertThat(first.respondLast(slice("b"), false)).isEqualTo(NO_OP);
    assertThat(second.text(SidePayloads.text("t"))).isEqualTo(NO_OP);
    assertThat(second.progress(SidePayloads.progress("p", 1, 2))).isEqualTo(NO_OP);
    assertThat(second.fail("no")).isEqualTo(NO_OP);
    assertThat(first.isActive()).isTrue();
    assertThat(second.isActive()).isTrue();
  }

  @Test
  void deferredOutputComesInTheOrderInWhichItWasRegistered() {
    ServerRequest first = run(deferring, 1);
    ServerRequest second = run(deferring, 3);
    ServerRequest third = run(deferring, 5);
    third.progress(SidePayloads.progress("p", 1, 2));
    first.respondPart(slice("a"), false);
    second.text(SidePayloads.text("t"));
    second.fail("no");
    first.respondLast(slice("x".repeat(40)), false);
    third.respond(slice("c"), true);
    deferring.onFrame(frame("7 1 0 command-request new|more "));
    InputEnd end = InputEnd.of(deferring);
    assertThat(end.incomplete()).containsExactly(7);
    SendFrames frames = (SendFrames) end.output();
    assertThat(frames.next())
        .isEqualTo(
            frame("5 2 stream-begin progress 0 cbor:{b'pos': 1, b'topic': b'p', b'total': 2}"));
    assertThat(frames.next()).isEqualTo(frame("1 2 0 bytes-response continuation a"));
    assertThat(frames.next()).isEqualTo(frame("3 2 0 text-output 0 cbor:[{b'msg': b't'}]"));
    assertThat(second.isActive()).isTrue();
    assertThat(frames.next()).isEqualTo(frame("3 2 0 error-response application no"));
    assertThat(second.isActive()).isFalse();
    assertThat(frames.next())
        .isEqualTo(frame("1 2 0 bytes-response continuation " + "x".repeat(32)));
    assertThat(frames.next()).isEqualTo(frame("1 2 0 bytes-response eos " + "x".repeat(8)));
    assertThat(frames.next()).isEqualTo(frame("5 2 0 bytes-response eos|cbor c"));
    assertThat(frames.next()).isNull();
    assertThat(deferring.requests.size()).isZero();
  }

  @Test
  void anIdIsTakenWhileItsAnswerIsDeferred() {
    run(deferring, 1).respond(slice("a"), false);
    assertThat(error(deferring.onFrame(frame("1 1 0 command-request new" + MAP))))
        .isEqualTo("request id 1 is active");
  }

  @Test
  void answersAreGivenOutAtOnceAfterTheEnd() {
    ServerRequest early = run(deferring, 1);
    ServerRequest late = run(deferring, 3);
    early.respond(slice("a"), false);
    SendFrames deferred = (SendFrames) InputEnd.of(deferring).output();
    assertThat(sent(late.fail("no")))
        .isEqualTo(lines("3 2 stream-begin error-response application no"));
    assertThat(sent(deferred)).isEqualTo(lines("1 2 0 bytes-response eos a"));
  }

  @Test
  void givingUpDeferredOutputReleasesEveryRequest() {
    ServerRequest first = run(deferring, 1);
    ServerRequest second = run(deferring, 3);
    ServerRequest third = run(deferring, 5);
    first.respond(slice("a"), false);
    second.respondPart(slice("b"), false);
    third.text(SidePayloads.text("t"));
    SendFrames frames = (SendFrames) InputEnd.of(deferring).output();
    frames.giveUp();
    assertThat(frames.next()).isNull();
    assertThat(first.isActive()).isFalse();
    assertThat(second.isActive()).isFalse();
    // Its answer is not due before it was given.
    assertThat(third.isActive()).isTrue();
  }

  @Test
  void whatAnAbandonedRequestDeferredIsLeftOut() {
    ServerRequest first = run(deferring, 1);
    ServerRequest second = run(deferring, 3);
    first.text(SidePayloads.text("t"));
    first.respond(slice("a"), false);
    second.respond(slice("b"), false);
    first.abandon();
    assertThat(sent(InputEnd.of(deferring).output()))
        .isEqualTo(lines("3 2 stream-begin bytes-response eos b"));
  }

  @Test
  void afterAnErrorDeferredOutputIsStillGivenOutAtTheEnd() {
    ServerRequest answered = run(deferring, 1);
    ServerRequest running = run(deferring, 3);
    deferring.onFrame(frame("5 1 0 command-request new|more "));
    answered.respond(slice("a"), false);
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) deferring.onFrame(frame("7 0 0 0 0 "));
    assertThat(error.message()).isEqualTo("stream id 0 is even");
    assertThat(running.fail("no")).isEqualTo(NO_OP);
    assertThat(deferring.state()).isEqualTo(ReactorState.ERRORED);
    InputEnd end = InputEnd.of(deferring);
    assertThat(end.incomplete()).isEmpty();
    assertThat(sent(end.output()))
        .isEqualTo(
            lines("1 2 stream-begin bytes-response eos a", "3 2 0 error-response application no"));
    assertThat(sent(error.frames()))
        .isEqualTo(lines("7 2 0 error-response protocol stream id 0 is even"));
    assertThat(deferring.state()).isEqualTo(ReactorState.ERRORED);
  }
}
