package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The streams that a server sends on (section 2 of the protocol). */
class OwnStreamsTest {
  private final ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(4).build());

  @Test
  void theDefaultStreamIsOneForTheWholeConnection() {
    assertThat(reactor.defaultStream().id()).isEqualTo(2);
    assertThat(reactor.defaultStream()).isSameAs(reactor.defaultStream());
    assertThat(reactor.defaultStream().isClosed()).isFalse();
  }

  @Test
  void openedStreamsCountUpByTwo() {
    assertThat(reactor.openStream()).isEqualTo(4);
    assertThat(reactor.openStream()).isEqualTo(6);
    assertThat(reactor.openStream()).isEqualTo(8);
  }

  @Test
  void all127IdsMayBeTaken() {
    List<ServerStream> streams = new ArrayList<>();
    for (int id = 4; id <= 254; id += 2) {
      ServerStream stream = reactor.streams.open();
      assertThat(stream.id()).isEqualTo(id);
      streams.add(stream);
    }
    assertThatIllegalStateException()
        .isThrownBy(reactor::openStream)
        .withMessage("all 127 stream ids are taken; end a stream first");
    streams.get(60).retire();
    assertThat(reactor.openStream()).isEqualTo(124);
    assertThatIllegalStateException().isThrownBy(reactor::openStream);
    streams.get(125).retire();
    assertThat(reactor.openStream()).isEqualTo(254);
  }

  @Test
  void theLowestFreeIdIsUsedAgain() {
    ServerStream four = reactor.streams.open();
    ServerStream six = reactor.streams.open();
    reactor.openStream();
    six.retire();
    four.retire();
    assertThat(reactor.openStream()).isEqualTo(4);
    assertThat(reactor.openStream()).isEqualTo(6);
    assertThat(reactor.openStream()).isEqualTo(10);
  }

  @Test
  void eachStreamBeginsWithItsOwnFirstFrame() {
    ServerStream other = reactor.streams.open();
    ServerRequest onDefault = run(reactor, 1);
    ServerRequest onOther = run(reactor, 3);
    onOther.answerOn(other);
    assertThat(sent(onOther.respond(slice("abcdef"), false)))
        .isEqualTo(
            lines(
                "3 4 stream-begin bytes-response continuation abcd",
                "3 4 0 bytes-response eos ef"));
    assertThat(sent(onDefault.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
  }

  @Test
  void onlyTheLastFrameOfAnAnswerEndsTheStream() {
    ServerStream other = reactor.streams.open();
    ServerRequest request = run(reactor, 1);
    request.answerOn(other);
    other.retire();
    SendFrames part = (SendFrames) request.respondPart(slice("ab"), false);
    assertThat(part.next()).isEqualTo(frame("1 4 stream-begin bytes-response continuation ab"));
    SendFrames last = (SendFrames) request.respondLast(slice("abcdef"), false);
    assertThat(last.next()).isEqualTo(frame("1 4 0 bytes-response continuation abcd"));
    assertThat(other.isClosed()).isFalse();
    assertThat(last.next()).isEqualTo(frame("1 4 stream-end bytes-response eos ef"));
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void oneFrameMayBeginAndEndAStream() {
    ServerStream other = reactor.streams.open();
    ServerRequest request = run(reactor, 1);
    request.answerOn(other);
    SendFrames frames = (SendFrames) request.fail("no");
    // It is known when the frame goes out.
    other.retire();
    assertThat(frames.next())
        .isEqualTo(frame("1 4 stream-begin|stream-end error-response application no"));
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void theLastOfSeveralRequestsEndsTheStream() {
    ServerRequest first = run(reactor, 1);
    ServerRequest second = run(reactor, 3);
    ServerRequest third = run(reactor, 5);
    ServerStream stream = reactor.defaultStream();
    stream.retire();
    assertThat(sent(second.respond(slice("a"), false)))
        .isEqualTo(lines("3 2 stream-begin bytes-response eos a"));
    third.abandon();
    assertThat(stream.isClosed()).isFalse();
    assertThat(sent(first.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-end bytes-response eos a"));
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void aStreamWithoutRequestsIsClosedAtOnce() {
    ServerStream other = reactor.streams.open();
    other.retire();
    assertThat(other.isClosed()).isTrue();
    assertThat(reactor.openStream()).isEqualTo(4);
  }

  @Test
  void aStreamWhoseRequestsAreAbandonedIsClosed() {
    ServerStream other = reactor.streams.open();
    ServerRequest request = run(reactor, 1);
    request.answerOn(other);
    other.retire();
    request.abandon();
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void retiringTwiceDoesNotFreeTheIdOfAnother() {
    ServerStream first = reactor.streams.open();
    first.retire();
    ServerStream second = reactor.streams.open();
    assertThat(second.id()).isEqualTo(4);
    first.retire();
    assertThat(reactor.openStream()).isEqualTo(6);
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void aRequestMayLeaveARetiringStream() {
    ServerStream first = reactor.streams.open();
    ServerStream second = reactor.streams.open();
    ServerRequest request = run(reactor, 1);
    request.answerOn(first);
    first.retire();
    request.answerOn(second);
    assertThat(first.isClosed()).isTrue();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 6 stream-begin bytes-response eos a"));
    assertThat(second.isClosed()).isFalse();
  }

  @Test
  void aRequestMayStayOnARetiringStream() {
    ServerStream stream = reactor.defaultStream();
    ServerRequest request = run(reactor, 1);
    stream.retire();
    request.answerOn(stream);
    assertThat(stream.isClosed()).isFalse();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin|stream-end bytes-response eos a"));
  }

  @Test
  void aStreamIsChosenBeforeAnyOutput() {
    ServerStream other = reactor.streams.open();
    ServerRequest request = run(reactor, 1);
    request.answerOn(other);
    request.answerOn(other);
    request.respondPart(ByteSlice.EMPTY, false);
    request.answerOn(other);
    request.respondPart(slice("a"), false);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.answerOn(reactor.defaultStream()))
        .withMessage("request 1 has output on stream 4: choose a stream before");
    ServerRequest texting = run(new ServerReactor(Limits.DEFAULT), 3);
    texting.text(SidePayloads.text("t"));
    assertThatIllegalStateException()
        .isThrownBy(() -> texting.answerOn(reactor.openStream()))
        .withMessage("request 3 has output on stream 2: choose a stream before");
  }

  @Test
  void aClosedStreamIsNotAnsweredOn() {
    ServerStream closed = reactor.streams.open();
    closed.retire();
    ServerRequest request = run(reactor, 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.answerOn(closed))
        .withMessage("stream 4 has ended");
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
  }

  @Test
  void theDefaultStreamsSuccessorBeginsAnewUnderItsId() {
    ServerStream first = reactor.defaultStream();
    assertThat(sent(run(reactor, 1).respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    ServerRequest last = run(reactor, 3);
    first.retire();
    assertThat(reactor.defaultStream()).isSameAs(first);
    assertThat(sent(last.respond(slice("a"), false)))
        .isEqualTo(lines("3 2 stream-end bytes-response eos a"));
    assertThat(reactor.defaultStream()).isNotSameAs(first);
    assertThat(reactor.openStream()).isEqualTo(4);
    assertThat(sent(run(reactor, 5).respond(slice("a"), false)))
        .isEqualTo(lines("5 2 stream-begin bytes-response eos a"));
  }

  @Test
  void aPeersFrameCanBeAnsweredWhateverIsOpen() {
    reactor.defaultStream().retire();
    for (int i = 0; i < 126; i++) {
      reactor.openStream();
    }
    assertThat(sent(run(reactor, 1).respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("1 0 0 0 0 "));
    assertThat(error.frames().next().streamId()).isEqualTo(2);
  }

  @Test
  void theFrameOfAProtocolErrorMayBeginAStream() {
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("1 0 0 0 0 "));
    assertThat(error.frames().next())
        .isEqualTo(frame("1 2 stream-begin error-response protocol stre"));
  }

  @Test
  void theFrameOfAProtocolErrorBeginsAStreamOnlyIfItIsFirst() {
    ServerRequest request = run(reactor, 1);
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("7 0 0 0 0 "));
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(sent(error.frames())).isEqualTo(lines("7 2 0 error-response protocol stre"));
  }

  @Test
  void theFrameOfAProtocolErrorMayEndARetiredStream() {
    ServerStream stream = reactor.defaultStream();
    ServerRequest request = run(reactor, 1);
    stream.retire();
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("7 0 0 0 0 "));
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(stream.isClosed()).isFalse();
    assertThat(sent(error.frames()))
        .isEqualTo(lines("7 2 stream-end error-response protocol stre"));
    assertThat(stream.isClosed()).isTrue();
  }

  @Test
  void theFrameOfAProtocolErrorMayBeGivenUp() {
    ServerStream stream = reactor.defaultStream();
    ServerRequest request = run(reactor, 1);
    stream.retire();
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("7 0 0 0 0 "));
    error.frames().giveUp();
    error.frames().giveUp();
    assertThat(sent(error.frames())).isEmpty();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin|stream-end bytes-response eos a"));
  }
}
