package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.frame.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data that follows its running command (section 5 of the protocol, streamed mode). */
class StreamedDataTest {
  private static final ServerAction IDLE = new ServerAction.WantFrame(ReactorState.IDLE);
  private static final ServerAction RECEIVING = new ServerAction.WantFrame(ReactorState.RECEIVING);
  private static final String MAP = " cbor:{b'name': b'a'}";

  private final ServerReactor reactor =
      new ServerReactor(
          Limits.DEFAULT, ServerReactor.OutputMode.IMMEDIATE, ServerReactor.DataMode.STREAMED);

  private ServerRequest runWithData(int id) {
    return run(reactor, id + " 1 stream-begin command-request new|have-data" + MAP);
  }

  private ServerAction data(int id, String flags, String payload) {
    return reactor.onFrame(frame(id + " 1 0 command-data " + flags + " " + payload));
  }

  @Test
  void theCommandRunsFirstAndItsDataFollows() {
    ServerAction.RunCommand action =
        (ServerAction.RunCommand)
            reactor.onFrame(frame("1 1 stream-begin command-request new|have-data" + MAP));
    assertThat(action.data()).isNull();
    assertThat(action.name()).isEqualTo(slice("a"));
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    ServerRequest request = action.request();
    assertThat(data(1, "continuation", "abc"))
        .isEqualTo(new ServerAction.DataReceived(request, slice("abc"), false));
    assertThat(data(1, "continuation|eos", ""))
        .isEqualTo(new ServerAction.DataReceived(request, ByteSlice.EMPTY, false));
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    assertThat(data(1, "eos", "d"))
        .isEqualTo(new ServerAction.DataReceived(request, slice("d"), true));
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respond(slice("a"), false))).hasSize(1);
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.requests.size()).isZero();
    assertThat(reactor.droppedDataBytes()).isZero();
  }

  @Test
  void aRequestInPartsRunsWithItsLastFrame() {
    assertThat(
            reactor.onFrame(
                frame("1 1 stream-begin command-request new|more|have-data ", new byte[0])))
        .isEqualTo(RECEIVING);
    assertThat(reactor.onFrame(frame("1 1 0 command-request continuation|more|have-data" + MAP)))
        .isEqualTo(RECEIVING);
    ServerRequest request = run(reactor, "1 1 0 command-request continuation|have-data ");
    assertThat(request.partial).isNull();
    assertThat(data(1, "eos", ""))
        .isEqualTo(new ServerAction.DataReceived(request, ByteSlice.EMPTY, true));
  }

  @Test
  void theDataIsThatOfTheFrameItself() {
    ServerRequest request = runWithData(1);
    byte[] array = Lines.bytes("--abc--");
    ServerAction.DataReceived action =
        (ServerAction.DataReceived) reactor.onFrame(new Frame(1, 1, 0, 3, 1, array, 2, 3));
    assertThat(action.request()).isSameAs(request);
    assertThat(action.data().array()).isSameAs(array);
    assertThat(action.data()).isEqualTo(slice("abc"));
  }

  @Test
  void requestsWithoutDataAreAsInBufferedMode() {
    ServerRequest request = run(reactor, 1);
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    sent(request.respond(slice("a"), false));
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void anAnswerMayComeBeforeTheDataEnds() {
    ServerRequest request = runWithData(1);
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    assertThat(data(1, "continuation", "abc")).isEqualTo(RECEIVING);
    assertThat(reactor.droppedDataBytes()).isEqualTo(3);
    assertThat(data(1, "eos", "de")).isEqualTo(IDLE);
    assertThat(reactor.droppedDataBytes()).isEqualTo(5);
    assertThat(reactor.requests.size()).isZero();
    assertThat(run(reactor, 1)).isNotSameAs(request);
  }

  @Test
  void theIdIsTakenUntilTheDataHasEnded() {
    sent(runWithData(1).fail("no"));
    data(1, "continuation", "abc");
    assertThat(error(reactor.onFrame(frame("1 1 0 command-request new" + MAP))))
        .isEqualTo("request id 1 is being received");
  }

  @Test
  void theIdIsTakenUntilTheAnswerIsDrained() {
    ServerRequest request = runWithData(1);
    SendFrames frames = (SendFrames) request.respond(slice("a"), false);
    // Nobody reads what comes after the answer, drained or not.
    assertThat(data(1, "continuation", "abc")).isEqualTo(RECEIVING);
    assertThat(data(1, "eos", "d")).isEqualTo(IDLE);
    assertThat(reactor.droppedDataBytes()).isEqualTo(4);
    assertThat(request.isActive()).isTrue();
    assertThat(reactor.requests.get(1)).isSameAs(request);
    assertThat(sent(frames)).hasSize(1);
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void partsOfAResponseDoNotEndTheData() {
    ServerRequest request = runWithData(1);
    sent(request.respondPart(slice("a"), false));
    assertThat(data(1, "continuation", "abc"))
        .isEqualTo(new ServerAction.DataReceived(request, slice("abc"), false));
    assertThat(reactor.droppedDataBytes()).isZero();
  }

  @Test
  void dataOfAnAbandonedRequestIsDropped() {
    ServerRequest request = runWithData(1);
    request.abandon();
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    assertThat(data(1, "continuation", "abc")).isEqualTo(RECEIVING);
    assertThat(reactor.droppedDataBytes()).isEqualTo(3);
    assertThat(data(1, "eos", "")).isEqualTo(IDLE);
    assertThat(reactor.requests.size()).isZero();
    request.abandon();
    assertThatIllegalStateException()
        .isThrownBy(() -> request.fail("no"))
        .withMessage("request 1 is not active");
  }

  @Test
  void dataOfARequestWhoseDrainWasGivenUpIsDropped() {
    ServerRequest request = runWithData(1);
    ((SendFrames) request.respond(slice("abc"), false)).giveUp();
    assertThat(data(1, "eos", "abc")).isEqualTo(IDLE);
    assertThat(reactor.droppedDataBytes()).isEqualTo(3);
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void severalRequestsMayBeReceivedAtOneTime() {
    ServerRequest first = runWithData(1);
    ServerRequest second = runWithData(3);
    reactor.onFrame(frame("5 1 0 command-request new|more "));
    assertThat(data(3, "eos", "b"))
        .isEqualTo(new ServerAction.DataReceived(second, slice("b"), true));
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    assertThat(data(1, "continuation", "a"))
        .isEqualTo(new ServerAction.DataReceived(first, slice("a"), false));
    reactor.onFrame(frame("5 1 0 command-request continuation" + MAP));
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    data(1, "eos", "");
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
  }

  @Test
  void endOfInputTellsOfDataThatNeverEnded() {
    ServerRequest running = runWithData(1);
    ServerRequest answered = runWithData(3);
    sent(answered.respond(slice("a"), false));
    ServerRequest whole = run(reactor, 5);
    reactor.onFrame(frame("7 1 0 command-request new|more "));
    assertThat(InputEnd.of(reactor))
        .isEqualTo(new InputEnd(new ServerAction.NoOp(), List.of(1, 3, 7)));
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(running.isActive()).isTrue();
    assertThat(answered.isActive()).isFalse();
    assertThat(whole.isActive()).isTrue();
    sent(running.respond(slice("a"), false));
    sent(whole.respond(slice("a"), false));
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void anErrorLeavesRunningCommandsWithoutTheRestOfTheirData() {
    ServerRequest running = runWithData(1);
    ServerRequest answered = runWithData(3);
    sent(answered.fail("no"));
    assertThat(error(data(5, "eos", "")))
        .isEqualTo("command-data of request 5, which is not being received");
    assertThat(running.isActive()).isTrue();
    assertThat(reactor.requests.size()).isEqualTo(1);
    sent(running.respond(slice("a"), false));
    assertThat(reactor.requests.size()).isZero();
    assertThat(InputEnd.of(reactor).incomplete()).isEmpty();
  }
}
