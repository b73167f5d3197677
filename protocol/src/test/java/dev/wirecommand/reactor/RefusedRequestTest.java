package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A request that exceeds a limit is refused alone: the rest of its frames is dropped and counted,
 * and its id is free after the last frame and after the error (sections 3 and 5 of the protocol).
 */
class RefusedRequestTest {
  private static final ServerAction NO_OP = new ServerAction.NoOp();
  private static final ServerAction IDLE = new ServerAction.WantFrame(ReactorState.IDLE);
  private static final ServerAction RECEIVING = new ServerAction.WantFrame(ReactorState.RECEIVING);

  /** A map of 9 bytes, whose name is longer than the limit. */
  private static final String MAP = "cbor:{b'name': b'ab'}";

  private static final String REFUSED =
      "error-response application limit-exceeded:"
          + " bytes of the command's name: more than 1, the limit nameBytes";

  private static final Limits LIMITS =
      Limits.builder().requestBytes(12).requestFrames(2).nameBytes(1).bufferedDataBytes(4).build();

  private static ServerReactor reactor(DataMode mode) {
    return new ServerReactor(LIMITS, OutputMode.IMMEDIATE, mode);
  }

  private static ServerAction take(ServerReactor reactor, String line) {
    return reactor.onFrame(frame("1 1 stream-begin " + line));
  }

  @Test
  void oneFrameIsRefusedAtOnce() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    ServerAction refusal = take(reactor, "command-request new " + MAP);
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(reactor.isQuiet()).isFalse();
    assertThat(reactor.request(1)).isNull();
    assertThat(reactor.activeRequests()).isEmpty();
    assertThat(sent(refusal)).isEqualTo(lines("1 2 stream-begin " + REFUSED));
    assertThat(reactor.isQuiet()).isTrue();
    assertThat(reactor.requests.size()).isZero();
    assertThat(sent(run(reactor, 1).respond(slice("a"), false)))
        .isEqualTo(lines("1 2 0 bytes-response eos a"));
  }

  @Test
  void otherRequestsGoOn() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    ServerRequest before =
        run(reactor, "3 1 stream-begin command-request new|have-data cbor:{b'name': b'a'}");
    reactor.onFrame(frame("5 1 0 command-request new|more \\xa1Dnam"));
    ServerAction refusal = take(reactor, "command-request new " + MAP);
    assertThat(reactor.onFrame(frame("3 1 0 command-data eos x")))
        .isEqualTo(new ServerAction.DataReceived(before, slice("x"), true));
    ServerRequest after = run(reactor, "5 1 0 command-request continuation eAa");
    assertThat(sent(before.respond(slice("b"), false)))
        .isEqualTo(lines("3 2 stream-begin bytes-response eos b"));
    assertThat(sent(refusal)).isEqualTo(lines("1 2 0 " + REFUSED));
    assertThat(sent(after.fail("no"))).isEqualTo(lines("5 2 0 error-response application no"));
  }

  /** Columns: the mode, the frames up to the one that is refused, and the frames after it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "STREAMED; request new|more \\xa1DnameX\\x19abcdef; request continuation ",
        "STREAMED; request new|more \\xa1DnameX\\x19abcdef;"
            + " request continuation|more x, request continuation|more , request continuation y",
        "STREAMED; request new|more \\xa1Dna, request continuation|more me,"
            + " request continuation|more Aa; request continuation|more x, request continuation ",
        "STREAMED; request new|more|have-data \\xa1DnameX\\x19abcdef;"
            + " request continuation|more|have-data x, request continuation|have-data ,"
            + " data continuation d, data continuation|eos d, data eos d",
        "STREAMED; request new|have-data \\xa1DnameBab; data eos ",
        "STREAMED; request new|have-data \\xa1DnameBab; data continuation d, data eos d",
        "STREAMED; request new|more|have-data \\xa1Dna, request continuation|have-data meBab;"
            + " data eos d",
        "BUFFERED; request new|more \\xa1DnameX\\x19abcdef; request continuation ",
        "BUFFERED; request new|more|have-data \\xa1DnameX\\x19abcdef;"
            + " request continuation|have-data , data eos ",
        "BUFFERED; request new|have-data \\xa1DnameX\\x19abcdef; data continuation , data eos ",
        "BUFFERED; request new|have-data \\xa1DnameAa, data continuation 12345;"
            + " data continuation 6, data eos ",
        "BUFFERED; request new|have-data \\xa1DnameAa, data continuation 1234,"
            + " data continuation 5; data eos ",
      })
  void theIdIsFreeAfterTheLastFrameAndTheError(DataMode mode, String begin, String rest) {
    List<String> dropped = frames(rest);
    for (boolean errorFirst : new boolean[] {true, false}) {
      ServerReactor reactor = reactor(mode);
      ServerAction refusal = refuse(reactor, begin);
      assertThat(reactor.requests.get(1).partial.size()).isZero();
      if (errorFirst) {
        assertThat(sent(refusal)).hasSize(1);
        assertThat(reactor.isQuiet()).isTrue();
      }
      for (int i = 0; i < dropped.size(); i++) {
        assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
        boolean last = i == dropped.size() - 1;
        assertThat(take(reactor, dropped.get(i)))
            .as(dropped.get(i))
            .isEqualTo(last ? IDLE : RECEIVING);
      }
      if (!errorFirst) {
        assertThat(reactor.requests.size()).isEqualTo(1);
        assertThat(sent(refusal)).hasSize(1);
      }
      assertThat(reactor.requests.size()).isZero();
      assertThat(reactor.isQuiet()).isTrue();
      run(reactor, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, request id 1 is being received", "false, request id 1 is active"})
  void theIdIsTakenUntilTheLastFrame(boolean errorFirst, String message) {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    ServerAction refusal = refuse(reactor, "request new|have-data \\xa1DnameBab");
    if (errorFirst) {
      sent(refusal);
    }
    assertThat(error(take(reactor, "command-request new \\xa1DnameAa"))).isEqualTo(message);
  }

  @Test
  void theIdIsTakenUntilTheErrorHasBeenSent() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    refuse(reactor, "request new|have-data \\xa1DnameBab");
    take(reactor, "command-data eos ");
    assertThat(error(take(reactor, "command-request new \\xa1DnameAa")))
        .isEqualTo("request id 1 is active");
  }

  @Test
  void theErrorIsGivenUpLikeAnyAnswer() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    SendFrames refusal = (SendFrames) refuse(reactor, "request new|have-data \\xa1DnameBab");
    refusal.giveUp();
    assertThat(reactor.isQuiet()).isTrue();
    assertThat(reactor.state()).isEqualTo(ReactorState.RECEIVING);
    assertThat(take(reactor, "command-data eos ")).isEqualTo(IDLE);
    assertThat(reactor.requests.size()).isZero();
  }

  /* How much is dropped. */

  @Test
  void sixteenTimesTheLimitOfFramesIsDroppedAndNoMore() {
    for (String end : List.of("data continuation ", "data eos x", "data continuation|eos ")) {
      ServerReactor reactor = reactor(DataMode.STREAMED);
      sent(refuse(reactor, "request new|more|have-data \\xa1DnameX\\x19abcdef"));
      for (int i = 0; i < 20; i++) {
        assertThat(take(reactor, "command-request continuation|more|have-data "))
            .isEqualTo(RECEIVING);
      }
      assertThat(take(reactor, "command-request continuation|have-data ")).isEqualTo(RECEIVING);
      for (int i = 0; i < 11; i++) {
        assertThat(take(reactor, "command-data continuation ")).isEqualTo(RECEIVING);
      }
      ServerAction error = take(reactor, "command-" + end);
      assertThat(error(error))
          .as(end)
          .isEqualTo(
              "request 1: over 16 times the limit requestFrames, 32 frames, arrived after the"
                  + " request had been refused");
      assertThat(sent(((ServerAction.ProtocolError) error).frames()))
          .isEqualTo(lines("1 2 0 error-response protocol " + error(error)));
      assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
    }
  }

  @Test
  void sixteenTimesTheLimitOfBytesIsDroppedAndNoMore() {
    for (String end : List.of("data continuation x", "data eos x")) {
      ServerReactor reactor = reactor(DataMode.STREAMED);
      sent(refuse(reactor, "request new|more|have-data \\xa1DnameX\\x19abcdef"));
      String half = "x".repeat(96);
      assertThat(take(reactor, "command-request continuation|have-data " + half))
          .isEqualTo(RECEIVING);
      assertThat(take(reactor, "command-data continuation " + half)).isEqualTo(RECEIVING);
      assertThat(error(take(reactor, "command-" + end)))
          .as(end)
          .isEqualTo(
              "request 1: over 16 times the limit requestBytes, 192 bytes, arrived after the"
                  + " request had been refused");
    }
  }

  @Test
  void anEmptyEosIsNotCounted() {
    ServerReactor frames = reactor(DataMode.STREAMED);
    sent(refuse(frames, "request new|have-data \\xa1DnameBab"));
    for (int i = 0; i < 32; i++) {
      assertThat(take(frames, "command-data continuation ")).isEqualTo(RECEIVING);
    }
    assertThat(take(frames, "command-data eos ")).isEqualTo(IDLE);

    ServerReactor bytes = reactor(DataMode.STREAMED);
    sent(refuse(bytes, "request new|have-data \\xa1DnameBab"));
    assertThat(take(bytes, "command-data continuation " + "x".repeat(192))).isEqualTo(RECEIVING);
    assertThat(take(bytes, "command-data eos ")).isEqualTo(IDLE);
    run(bytes, 1);
  }

  @Test
  void eachRequestIsCountedByItself() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    for (int round = 0; round < 3; round++) {
      sent(refuse(reactor, "request new|have-data \\xa1DnameBab"));
      for (int i = 0; i < 31; i++) {
        take(reactor, "command-data continuation xxxxxx");
      }
      assertThat(take(reactor, "command-data eos xxxxxx")).isEqualTo(IDLE);
    }
  }

  /* Deferred output and the end of input. */

  @Test
  void aDeferredErrorIsSentAtTheEndInItsOrder() {
    ServerReactor reactor = new ServerReactor(LIMITS, OutputMode.DEFERRED, DataMode.BUFFERED);
    run(reactor, 3).respond(slice("a"), false);
    assertThat(take(reactor, "command-request new|have-data \\xa1DnameBab")).isEqualTo(RECEIVING);
    assertThat(take(reactor, "command-data continuation d")).isEqualTo(RECEIVING);
    assertThat(take(reactor, "command-data eos ")).isEqualTo(NO_OP);
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    run(reactor, 5).fail("no");
    assertThat(reactor.onFrame(frame("7 1 0 command-request new|more x"))).isEqualTo(RECEIVING);
    InputEnd end = InputEnd.of(reactor);
    assertThat(end.incomplete()).containsExactly(7);
    assertThat(sent(end.output()))
        .isEqualTo(
            lines(
                "3 2 stream-begin bytes-response eos a",
                "1 2 0 " + REFUSED,
                "5 2 0 error-response application no"));
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void aRefusedRequestWithFramesToComeIsIncompleteAtTheEnd() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    List<SendFrames> refusals = new ArrayList<>();
    for (String line :
        List.of(
            "9 1 stream-begin command-request new|have-data " + MAP,
            "7 1 0 command-request new|more \\xa1DnameX\\x19abcdef",
            "5 1 0 command-request new|more|have-data \\xa1DnameX\\x19abcdef",
            "3 1 0 command-request new " + MAP)) {
      refusals.add((SendFrames) reactor.onFrame(frame(line)));
    }
    sent(refusals.get(1));
    InputEnd end = InputEnd.of(reactor);
    // All of request 3 has come.
    assertThat(end).isEqualTo(new InputEnd(NO_OP, List.of(5, 7, 9)));
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(reactor.requests.size()).isEqualTo(3);
    refusals.forEach(refusal -> assertThat(sent(refusal).size()).isLessThan(2));
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void theErrorMayBeSentAfterAProtocolError() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    ServerAction refusal = refuse(reactor, "request new|have-data \\xa1DnameBab");
    error(take(reactor, "command-request new " + MAP));
    assertThat(sent(refusal)).isEqualTo(lines("1 2 stream-begin " + REFUSED));
    assertThat(reactor.requests.size()).isZero();
  }

  /* What the embedder sees. */

  @Test
  void theReactorTellsWhichCommandItHasRefused() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.builder().bufferedDataBytes(1).nameBytes(3).build(),
            OutputMode.IMMEDIATE,
            DataMode.BUFFERED);
    assertThat(reactor.refusedCommand()).isEmpty();
    refuse(reactor, "request new|have-data \\xa1DnameC\\na\\xc3, data eos 12");
    assertThat(reactor.refusedCommand()).isEmpty();
    reactor.onFrame(frame("3 1 0 command-request new|have-data cbor:{b'name': b'abc'}"));
    reactor.onFrame(frame("3 1 0 command-data eos 12"));
    assertThat(reactor.refusedCommand()).isEqualTo("abc");
    reactor.onFrame(frame("5 1 0 command-request new cbor:{b'name': b'abcd'}"));
    assertThat(reactor.refusedCommand()).isEmpty();
  }

  @Test
  void aLateAnswerDoesNotReachTheRequest() {
    ServerReactor reactor = reactor(DataMode.STREAMED);
    take(reactor, "command-request new " + MAP);
    ServerRequest request = reactor.requests.get(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.fail("no"))
        .withMessage("request 1 has been answered");
  }

  /** Gives a reactor frames; the last one makes it refuse request 1. */
  private static ServerAction refuse(ServerReactor reactor, String frames) {
    List<String> all = frames(frames);
    for (String line : all.subList(0, all.size() - 1)) {
      assertThat(take(reactor, line)).as(line).isEqualTo(RECEIVING);
    }
    ServerAction action = take(reactor, all.get(all.size() - 1));
    assertThat(action).isInstanceOf(SendFrames.class);
    assertThat(reactor.request(1)).isNull();
    return action;
  }

  /** The frames of a list, as the lines of frames without ids and stream. */
  private static List<String> frames(String list) {
    return Arrays.stream(list.split(","))
        .map(String::stripLeading)
        .map(line -> "command-" + (line.matches("\\S+ \\S+") ? line + " " : line))
        .toList();
  }
}
