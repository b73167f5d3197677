package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import org.junit.jupiter.api.Test;

/** Requests that stand for another once they have been given back. */
class RecycledRequestTest {
  private final ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(40).build());

  private ServerRequest answered(int id) {
    ServerRequest request = run(reactor, id);
    assertThat(sent(request.respond(slice("a"), false))).hasSize(1);
    return request;
  }

  @Test
  void oneThatWasGivenBackStandsForTheNext() {
    ServerRequest first = answered(1);
    first.recycle();
    ServerRequest second = run(reactor, 3);
    assertThat(second).isSameAs(first);
    assertThat(second.id()).isEqualTo(3);
    assertThat(second.isActive()).isTrue();
    assertThat(second.isAnswered()).isFalse();
    assertThat(reactor.request(3)).isSameAs(second);
    assertThat(reactor.request(1)).isNull();
    assertThat(sent(second.respond(slice("b"), false)))
        .isEqualTo(lines("3 2 0 bytes-response eos b"));
    assertThat(reactor.isQuiet()).isTrue();
  }

  @Test
  void itIsGivenOutOnce() {
    ServerRequest first = answered(1);
    first.recycle();
    first.recycle();
    assertThat(run(reactor, 3)).isSameAs(first);
    assertThat(run(reactor, 5)).isNotSameAs(first);
  }

  @Test
  void nobodyGetsOneThatWasNotGivenBack() {
    ServerRequest first = answered(1);
    assertThat(run(reactor, 3)).isNotSameAs(first);
    assertThatIllegalStateException()
        .isThrownBy(() -> first.respond(slice("late"), false))
        .withMessage("request 1 is not active");
  }

  @Test
  void beforeTheNextComesItIsNotActive() {
    ServerRequest first = answered(1);
    first.recycle();
    assertThat(first.isActive()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> first.respond(slice("late"), false))
        .withMessage("request 1 is not active");
  }

  @Test
  void oneThatIsActiveIsNotTakenBack() {
    ServerRequest first = run(reactor, 1);
    first.recycle();
    ServerRequest second = run(reactor, 3);
    assertThat(second).isNotSameAs(first);
    SendFrames frames = (SendFrames) first.respond(slice("a"), false);
    first.recycle();
    assertThat(run(reactor, 5)).isNotSameAs(first);
    assertThat(sent(frames)).isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
  }

  @Test
  void oneWhoseDataIsStillToComeIsNotTakenBack() {
    ServerReactor streamed =
        new ServerReactor(Limits.DEFAULT, OutputMode.IMMEDIATE, DataMode.STREAMED);
    ServerRequest first =
        run(
            streamed,
            "1 1 stream-begin command-request new|have-data cbor:{b'name': b'a', b'args': {}}");
    assertThat(sent(first.respond(slice("a"), false))).hasSize(1);
    first.recycle();
    assertThat(run(streamed, "3 1 0 command-request new cbor:{b'name': b'a'}")).isNotSameAs(first);
    assertThat(streamed.onFrame(frame("1 1 0 command-data eos late")))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.IDLE));
    first.recycle();
    assertThat(run(streamed, "5 1 0 command-request new cbor:{b'name': b'a'}")).isSameAs(first);
  }

  /** One of which much has been said, and that was given back. */
  private ServerRequest used() {
    ServerRequest request = run(reactor, 1);
    request.attach("mine");
    request.sendErrorCodes(true);
    assertThat(sent(request.respondPart(slice("a"), true))).hasSize(1);
    assertThat(sent(request.respondLast(ByteSlice.EMPTY, true))).hasSize(1);
    request.recycle();
    return request;
  }

  @Test
  void nothingIsAttachedAnyMore() {
    ServerRequest first = used();
    ServerRequest second = run(reactor, 3);
    assertThat(second).isSameAs(first);
    assertThat(second.attachment()).isNull();
  }

  @Test
  void itsResponseBeginsAnew() {
    used();
    assertThat(sent(run(reactor, 3).respond(slice("b"), false)))
        .isEqualTo(lines("3 2 0 bytes-response eos b"));
  }

  @Test
  void itMayAnswerOnAnotherStream() {
    used();
    ServerRequest second = run(reactor, 3);
    ServerStream other = reactor.openStream();
    second.answerOn(other);
    other.retire();
    assertThat(sent(second.respond(slice("b"), false)))
        .isEqualTo(lines("3 4 stream-begin|stream-end bytes-response eos b"));
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void itsErrorsHaveNoCodes() {
    used();
    assertThat(sent(run(reactor, 3).fail("code", "no", null)))
        .isEqualTo(lines("3 2 0 error-response application no"));
  }

  @Test
  void itsStreamEndsWithTheLastOfThem() {
    answered(1).recycle();
    ServerRequest second = run(reactor, 3);
    reactor.defaultStream().retire();
    assertThat(sent(second.respond(slice("b"), false)))
        .isEqualTo(lines("3 2 stream-end bytes-response eos b"));
  }

  @Test
  void framesOfTheOneBeforeAreNoneOfTheNext() {
    ServerRequest first = run(reactor, 1);
    SendFrames frames = (SendFrames) first.respond(ByteSlice.of(new byte[41]), false);
    assertThat(frames.next()).isNotNull();
    first.abandon();
    first.recycle();
    ServerRequest second = run(reactor, 3);
    assertThat(second).isSameAs(first);
    assertThat(frames.isDrained()).isTrue();
    assertThat(frames.next()).isNull();
    assertThat(second.isActive()).isTrue();
  }

  @Test
  void toGiveUpFramesOfTheOneBeforeLeavesTheNextAlone() {
    ServerRequest first = run(reactor, 1);
    SendFrames frames = (SendFrames) first.respond(slice("a"), false);
    first.abandon();
    first.recycle();
    ServerRequest second = run(reactor, 3);
    assertThat(second).isSameAs(first);
    assertThat(frames.remainingBytes()).isZero();
    frames.giveUp();
    assertThat(second.isActive()).isTrue();
    assertThat(sent(second.respond(slice("b"), false)))
        .isEqualTo(lines("3 2 stream-begin bytes-response eos b"));
  }

  @Test
  void aReactorForgetsWhatItWasGivenWhenItIsTold() {
    ServerRequest first = answered(1);
    first.recycle();
    reactor.dropSpare();
    assertThat(run(reactor, 3)).isNotSameAs(first);
  }
}
