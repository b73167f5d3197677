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
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows of requests on a server (section 9 of the protocol). */
class ServerWindowsTest {
  private static final ServerAction IDLE = new ServerAction.WantFrame(ReactorState.IDLE);
  private static final String MAP = " cbor:{b'name': b'a'}";
  private static final long MOST = 9_007_199_254_740_992L;

  private final ServerReactor reactor =
      new ServerReactor(
          Limits.builder().sendPayload(8).build(), OutputMode.IMMEDIATE, DataMode.STREAMED);

  private ServerRequest open(int id, long responseBytes) {
    ServerRequest request = run(reactor, id);
    request.openWindows(responseBytes, 0);
    return request;
  }

  private ServerRequest openWithData(int id, long dataBytes) {
    ServerRequest request =
        run(reactor, id + " 1 stream-begin command-request new|have-data" + MAP);
    request.openWindows(1000, dataBytes);
    return request;
  }

  private ServerAction grant(int id, long bytes) {
    return reactor.onFrame(frame(id + " 1 stream-begin window 0 cbor:" + bytes));
  }

  /** Takes all frames that go out before other output. */
  private List<String> control() {
    List<String> lines = new ArrayList<>();
    for (Frame frame = reactor.nextControlFrame();
        frame != null;
        frame = reactor.nextControlFrame()) {
      lines.add(FrameText.print(frame));
    }
    return lines;
  }

  /* The first frame. */

  @Test
  void theFirstFrameIsDueWhenTheCommandIs() {
    open(1, 100);
    openWithData(3, 50_000);
    assertThat(control())
        .isEqualTo(lines("1 2 stream-begin window 0 cbor:0", "3 2 0 window 0 cbor:50000"));
    assertThat(control()).isEmpty();
  }

  @Test
  void theBytesOfTheFirstFrame() {
    openWithData(0x0201, 1_000_000);
    Frame frame = reactor.nextControlFrame();
    assertThat(dev.wirecommand.frame.FrameEncoder.encode(frame))
        .inHexadecimal()
        .isEqualTo(new byte[] {5, 0, 0, 1, 2, 2, 1, (byte) 0x90, 0x1A, 0x00, 0x0F, 0x42, 0x40});
  }

  /** Also if the answer is complete at once, and is drained before the control frames. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "respond; bytes-response eos|cbor abc",
        "last; bytes-response eos|cbor abc",
        "part; bytes-response continuation|cbor abc",
        "empty; bytes-response eos ",
        "fail; error-response application no",
        "text; text-output 0 abc",
        "progress; progress 0 abc",
      })
  void theFirstFrameGoesBeforeAnyOther(String kind, String line) {
    Map<String, Function<ServerRequest, ServerAction>> answers =
        Map.of(
            "respond", request -> request.respond(slice("abc"), true),
            "last", request -> request.respondLast(slice("abc"), true),
            "part", request -> request.respondPart(slice("abc"), true),
            "empty", request -> request.respond(ByteSlice.EMPTY, false),
            "fail", request -> request.fail("no"),
            "text", request -> request.text(slice("abc")),
            "progress", request -> request.progress(slice("abc")));
    ServerRequest request = open(1, 100);
    assertThat(sent(answers.get(kind).apply(request)))
        .isEqualTo(
            lines(
                "1 2 stream-begin window 0 cbor:0",
                "1 2 0 " + (line.endsWith("eos") ? line + " " : line)));
    assertThat(control()).isEmpty();
  }

  @Test
  void theFirstFrameGrantsNothingIfTheAnswerIsComplete() {
    ServerRequest request = openWithData(1, 500);
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin window 0 cbor:0", "1 2 0 bytes-response eos a"));
  }

  @Test
  void theFirstFrameGrantsNothingIfTheDataHasEnded() {
    openWithData(1, 500);
    reactor.onFrame(frame("1 1 0 command-data eos "));
    assertThat(control()).isEqualTo(lines("1 2 stream-begin window 0 cbor:0"));
  }

  @Test
  void theFirstFrameGoesOnTheStreamOfTheRequest() {
    sent(run(reactor, 3).fail("no"));
    ServerRequest request = open(1, 100);
    request.answerOn(reactor.openStream());
    assertThat(control()).isEqualTo(lines("1 4 stream-begin window 0 cbor:0"));
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 4 0 bytes-response eos a"));
  }

  @Test
  void windowsAreOpenedBeforeAnyOutput() {
    ServerRequest request = run(reactor, 1);
    request.text(slice("t"));
    assertThatIllegalStateException()
        .isThrownBy(() -> request.openWindows(1, 0))
        .withMessage("request 1 has output on stream 2: choose a stream before");
    request.abandon();
    assertThatIllegalStateException()
        .isThrownBy(() -> request.openWindows(1, 0))
        .withMessage("request 1 is not active");
    assertThat(control()).isEmpty();
  }

  /* The credit for the response. */

  @Test
  void aResponseIsSplitAtItsCredit() {
    ServerRequest request = open(1, 10);
    SendFrames frames = (SendFrames) request.respond(slice("0123456789abcdefghijklmno"), false);
    assertThat(sent(frames))
        .isEqualTo(
            lines(
                "1 2 stream-begin window 0 cbor:0",
                "1 2 0 bytes-response continuation 01234567",
                "1 2 0 bytes-response continuation 89"));
    assertThat(frames.isBlocked()).isTrue();
    assertThat(frames.isDrained()).isFalse();
    assertThat(frames.remainingBytes()).isEqualTo(15);
    assertThat(frames.next()).isNull();

    assertThat(grant(1, 1)).isEqualTo(new ServerAction.WindowGranted(request, 1));
    assertThat(frames.isBlocked()).isFalse();
    assertThat(sent(frames)).isEqualTo(lines("1 2 0 bytes-response continuation a"));
    assertThat(grant(1, 0)).isEqualTo(new ServerAction.WindowGranted(request, 0));
    assertThat(frames.isBlocked()).isTrue();

    // Grants add up.
    grant(1, 10);
    assertThat(grant(1, 4)).isEqualTo(new ServerAction.WindowGranted(request, 4));
    assertThat(sent(frames))
        .isEqualTo(
            lines("1 2 0 bytes-response continuation bcdefghi", "1 2 0 bytes-response eos jklmno"));
    assertThat(frames.isDrained()).isTrue();
    assertThat(frames.isBlocked()).isFalse();
    assertThat(request.isActive()).isFalse();
    assertThat(reactor.requests.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"16, true", "17, true", "15, false"})
  void anExactCreditIsEnough(long credit, boolean enough) {
    ServerRequest request = open(1, credit);
    control();
    SendFrames frames = (SendFrames) request.respond(slice("0123456789abcdef"), false);
    List<String> lines = sent(frames);
    assertThat(lines)
        .isEqualTo(
            lines(
                "1 2 0 bytes-response continuation 01234567",
                enough
                    ? "1 2 0 bytes-response eos 89abcdef"
                    : "1 2 0 bytes-response continuation 89abcde"));
    assertThat(frames.isDrained()).isEqualTo(enough);
    assertThat(frames.isBlocked()).isEqualTo(!enough);
  }

  @Test
  void theCreditIsForAllPartsTogether() {
    ServerRequest request = open(1, 5);
    control();
    assertThat(sent(request.respondPart(slice("abc"), true)))
        .isEqualTo(lines("1 2 0 bytes-response continuation|cbor abc"));
    SendFrames part = (SendFrames) request.respondPart(slice("def"), true);
    SendFrames last = (SendFrames) request.respondLast(slice("g"), true);
    assertThat(sent(part)).isEqualTo(lines("1 2 0 bytes-response continuation|cbor de"));
    assertThat(part.isBlocked()).isTrue();
    grant(1, 1);
    assertThat(sent(part)).isEqualTo(lines("1 2 0 bytes-response continuation|cbor f"));
    assertThat(part.isDrained()).isTrue();
    assertThat(last.isBlocked()).isTrue();
    grant(1, 1);
    assertThat(sent(last)).isEqualTo(lines("1 2 0 bytes-response eos|cbor g"));
  }

  @Test
  void emptyFramesErrorsTextAndProgressNeedNoCredit() {
    ServerRequest empty = open(1, 0);
    ServerRequest streamed = open(3, 3);
    ServerRequest failed = open(5, 0);
    control();
    assertThat(sent(empty.text(slice("text")))).isEqualTo(lines("1 2 0 text-output 0 text"));
    assertThat(sent(empty.progress(slice("prog")))).isEqualTo(lines("1 2 0 progress 0 prog"));
    assertThat(sent(empty.respond(ByteSlice.EMPTY, true)))
        .isEqualTo(lines("1 2 0 bytes-response eos|cbor "));
    assertThat(sent(streamed.respondPart(slice("abc"), false)))
        .isEqualTo(lines("3 2 0 bytes-response continuation abc"));
    assertThat(sent(streamed.respondLast(ByteSlice.EMPTY, false)))
        .isEqualTo(lines("3 2 0 bytes-response eos "));
    assertThat(sent(failed.fail("no"))).isEqualTo(lines("5 2 0 error-response application no"));
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void nothingIsBlockedBeforeTheFirstFrame() {
    ServerRequest request = open(1, 0);
    SendFrames frames = (SendFrames) request.respond(slice("a"), false);
    assertThat(frames.isBlocked()).isFalse();
    assertThat(sent(frames)).isEqualTo(lines("1 2 stream-begin window 0 cbor:0"));
    assertThat(frames.isBlocked()).isTrue();
  }

  @Test
  void eachRequestHasItsOwnCredit() {
    ServerRequest one = open(1, 1);
    ServerRequest other = open(3, 2);
    ServerRequest unlimited = run(reactor, 5);
    control();
    sent(one.respond(slice("abc"), false));
    assertThat(sent(other.respond(slice("abc"), false)))
        .isEqualTo(lines("3 2 0 bytes-response continuation ab"));
    assertThat(sent(unlimited.respond(slice("abc"), false)))
        .isEqualTo(lines("5 2 0 bytes-response eos abc"));
  }

  /* The end of a blocked response. */

  @Test
  void anErrorMayEndAResponseThatIsBlocked() {
    ServerRequest request = open(1, 2);
    control();
    SendFrames part = (SendFrames) request.respondPart(slice("abc"), false);
    assertThat(sent(part)).isEqualTo(lines("1 2 0 bytes-response continuation ab"));
    assertThat(sent(request.fail("no"))).isEqualTo(lines("1 2 0 error-response application no"));
    assertThat(part.isBlocked()).isFalse();
    assertThat(part.isDrained()).isTrue();
    assertThat(part.next()).isNull();
    assertThat(grant(1, 5)).isEqualTo(IDLE);
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void aCompleteResponseThatIsBlockedCanBeCutOff() {
    ServerRequest request = open(1, 2);
    request.sendErrorCodes(true);
    control();
    SendFrames frames = (SendFrames) request.respond(slice("abc"), false);
    assertThat(sent(frames)).isEqualTo(lines("1 2 0 bytes-response continuation ab"));
    SendFrames error = (SendFrames) request.cutOff("c", "m");
    assertThat(frames.isBlocked()).isTrue();
    assertThat(request.isActive()).isTrue();
    // Eight bytes are too few for a code.
    assertThat(sent(error)).isEqualTo(lines("1 2 0 error-response application m"));
    assertThat(frames.isDrained()).isTrue();
    assertThat(frames.next()).isNull();
    assertThat(request.isActive()).isFalse();
    run(reactor, 1);
  }

  @Test
  void anAnswerThatIsNotCompleteOrIsSentCannotBeCutOff() {
    ServerRequest request = run(reactor, 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> request.cutOff("c", "m"))
        .withMessage("request 1 has no answer that is being sent");
    SendFrames part = (SendFrames) request.respondPart(slice("a"), false);
    assertThatIllegalStateException().isThrownBy(() -> request.cutOff("c", "m"));
    sent(part);
    sent(request.respondLast(slice("a"), false));
    assertThatIllegalStateException()
        .isThrownBy(() -> request.cutOff("c", "m"))
        .withMessage("request 1 has no answer that is being sent");
  }

  @Test
  void ofTwoEndsTheOneThatIsDrainedFirstIsSent() {
    ServerRequest request = run(reactor, 1);
    SendFrames answer = (SendFrames) request.respond(slice("a"), false);
    SendFrames error = (SendFrames) request.cutOff("c", "m");
    assertThat(sent(answer)).isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(error.isDrained()).isTrue();
    assertThat(sent(error)).isEmpty();
    assertThat(reactor.isQuiet()).isTrue();
  }

  /* Grants of the peer. */

  @Test
  void grantsAddUpToTwoToThe53AndNoMore() {
    open(1, MOST);
    assertThat(grant(1, 0)).isInstanceOf(ServerAction.WindowGranted.class);
    assertThat(error(grant(1, 1)))
        .isEqualTo("request 1: its grants add up to more than 9007199254740992 bytes");
  }

  @Test
  void grantsAreCountedThoughTheyAreUsed() {
    ServerRequest request = open(1, 3);
    control();
    sent(request.respondPart(slice("abc"), false));
    assertThat(grant(1, MOST - 3)).isInstanceOf(ServerAction.WindowGranted.class);
    assertThat(sent(request.respondPart(slice("abc"), false))).hasSize(1);
    assertThat(error(grant(1, 1)))
        .isEqualTo("request 1: its grants add up to more than 9007199254740992 bytes");
  }

  @Test
  void grantsForIdsThatAreNotActiveAreDropped() {
    ServerRequest request = open(1, 0);
    control();
    sent(request.respond(ByteSlice.EMPTY, false));
    assertThat(grant(1, 1000)).isEqualTo(IDLE);
    assertThat(grant(77, 1000)).isEqualTo(IDLE);
    reactor.onFrame(frame("3 1 0 command-request new|more x"));
    assertThat(grant(3, 1000)).isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
    // A request that is refused is not active, before its error has been sent and after that.
    Frame tooLong = frame("5 1 0 command-request new|have-data", longName());
    ServerAction refusal = reactor.onFrame(tooLong);
    assertThat(grant(5, 1000)).isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
    sent(refusal);
    assertThat(grant(5, 1000)).isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
  }

  private static byte[] longName() {
    return FrameText.parsePayload("cbor:{b'name': b'" + "n".repeat(256) + "'}");
  }

  @Test
  void aGrantIsNotKeptForALaterRequestOfTheSameId() {
    ServerRequest first = open(1, 0);
    control();
    sent(first.respond(ByteSlice.EMPTY, false));
    grant(1, 1000);
    ServerRequest second = open(1, 1);
    control();
    assertThat(sent(second.respond(slice("abc"), false)))
        .isEqualTo(lines("1 2 0 bytes-response continuation a"));
  }

  @Test
  void aWindowForARequestThatDidNotAskIsAnError() {
    open(1, 10);
    run(reactor, 3);
    assertThat(error(grant(3, 1)))
        .isEqualTo("request 3: window for a request that did not ask for windows");
  }

  @Test
  void aWindowIsAnErrorIfNoRequestHasAsked() {
    run(reactor, 1);
    assertThat(error(grant(1, 1)))
        .isEqualTo("expected command-request or command-data, got window");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "window 1 \\x00; window with flags 1, which has none",
        "window 8 \\x00; window with flags 8, which has none",
        "window 0 ; window: at byte 0: the document ends where a value is due",
        "window 0 \\x18; window: at byte 0: truncated head: length 2, bytes left 1",
        "window 0 \\x00\\x00; window: at byte 1: trailing bytes after the value: 1",
        "window 0 \\xc1\\x00;"
            + " window: at byte 0: tag 1: tags are not allowed, send the value without",
        "window 0 cbor:-1; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:9007199254740993;"
            + " the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:1.0; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:b'\\x01'; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:[1]; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:None; the payload of window is one integer from 0 to 9007199254740992",
      })
  void aMalformedWindowIsAnErrorForAnyId(String line, String message) {
    for (int id : new int[] {1, 3, 5}) {
      ServerReactor other =
          new ServerReactor(Limits.DEFAULT, OutputMode.IMMEDIATE, DataMode.STREAMED);
      run(other, 1).openWindows(0, 0);
      run(other, 3);
      String whole = id + " 1 0 " + (line.endsWith("window 0") ? line + " " : line);
      assertThat(error(other.onFrame(frame(whole)))).isEqualTo("request " + id + ": " + message);
    }
  }

  @Test
  void aNumberBeyond63BitsIsAnError() {
    open(1, 0);
    assertThat(error(reactor.onFrame(frame("1 1 0 window 0 cbor:9223372036854775808"))))
        .startsWith("request 1: window: at byte 0: ");
  }

  @Test
  void aNumberNeedNotHaveTheShortestHead() {
    ServerRequest request = open(1, 0);
    assertThat(reactor.onFrame(frame("1 1 0 window 0 \\x1b\\0\\0\\0\\0\\0\\0\\0\\x07")))
        .isEqualTo(new ServerAction.WindowGranted(request, 7));
  }

  @Test
  void aWindowIsCheckedForItsStreamFirst() {
    open(1, 0);
    assertThat(error(reactor.onFrame(frame("1 2 stream-begin window 0 cbor:1"))))
        .isEqualTo("stream id 2 is even");
    assertThat(reactor.onFrame(frame("1 1 0 window 0 cbor:1")))
        .isEqualTo(new ServerAction.ProtocolError("a frame after a protocol error", null));
  }

  /* Grants to the peer. */

  @Test
  void grantsForDataAreJoinedUntilTheyAreSent() {
    ServerRequest request = openWithData(1, 10);
    request.grantData(5);
    request.grantData(7);
    assertThat(control()).isEqualTo(lines("1 2 stream-begin window 0 cbor:22"));
    request.grantData(0);
    assertThat(control()).isEmpty();
    request.grantData(5);
    request.grantData(7);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:12"));
    request.grantData(1);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:1"));
  }

  @Test
  void grantsGoOutInTurn() {
    ServerRequest first = openWithData(1, 0);
    ServerRequest second = openWithData(3, 0);
    control();
    second.grantData(1);
    first.grantData(2);
    second.grantData(3);
    assertThat(control()).isEqualTo(lines("3 2 0 window 0 cbor:4", "1 2 0 window 0 cbor:2"));
  }

  @Test
  void theFirstFrameMayGoOutWithAnAnswerAndGrantsFollow() {
    ServerRequest request = openWithData(1, 3);
    assertThat(sent(request.text(slice("t"))))
        .isEqualTo(lines("1 2 stream-begin window 0 cbor:3", "1 2 0 text-output 0 t"));
    assertThat(control()).isEmpty();
    request.grantData(9);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:9"));
  }

  @Test
  void grantsEndWithTheData() {
    ServerRequest request = openWithData(1, 0);
    control();
    request.grantData(5);
    reactor.onFrame(frame("1 1 0 command-data eos x"));
    request.grantData(6);
    assertThat(control()).isEmpty();
  }

  @Test
  void grantsEndWithTheResponse() {
    for (boolean fails : new boolean[] {true, false}) {
      ServerRequest request = openWithData(1, 0);
      control();
      request.grantData(5);
      ServerAction end = fails ? request.fail("no") : request.respond(slice("a"), false);
      request.grantData(6);
      assertThat(control()).isEmpty();
      sent(end);
      request.grantData(7);
      assertThat(control()).isEmpty();
      reactor.onFrame(frame("1 1 0 command-data eos "));
    }
  }

  @Test
  void aPartOfTheResponseEndsNoGrants() {
    ServerRequest request = openWithData(1, 0);
    control();
    sent(request.respondPart(slice("a"), false));
    request.grantData(5);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:5"));
  }

  @Test
  void grantsEndWithTheInput() {
    ServerRequest request = openWithData(1, 0);
    control();
    request.grantData(5);
    reactor.endOfInput();
    request.grantData(6);
    assertThat(control()).isEmpty();
    assertThat(sent(request.fail("no"))).hasSize(1);
  }

  @Test
  void theFirstFrameIsSentAfterTheEndOfInput() {
    openWithData(1, 7);
    reactor.endOfInput();
    assertThat(control()).isEqualTo(lines("1 2 stream-begin window 0 cbor:0"));
  }

  @Test
  void aRequestThatIsReleasedSendsNoGrants() {
    ServerRequest abandoned = openWithData(1, 5);
    abandoned.abandon();
    ServerRequest givenUp = openWithData(3, 5);
    ((SendFrames) givenUp.respond(slice("a"), false)).giveUp();
    assertThat(control()).isEmpty();
    abandoned.grantData(1);
    givenUp.grantData(1);
    assertThat(control()).isEmpty();
  }

  @Test
  void aGrantForDataIsNotSentForALaterRequestOfTheSameId() {
    ServerRequest first = openWithData(1, 0);
    control();
    first.grantData(5);
    sent(first.fail("no"));
    reactor.onFrame(frame("1 1 0 command-data eos "));
    ServerRequest second = openWithData(1, 0);
    first.grantData(6);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:0"));
    second.grantData(1);
    assertThat(control()).isEqualTo(lines("1 2 0 window 0 cbor:1"));
  }

  @Test
  void aRequestWithoutWindowsGrantsNothing() {
    ServerRequest request = run(reactor, "1 1 stream-begin command-request new|have-data" + MAP);
    request.grantData(5);
    assertThat(control()).isEmpty();
  }

  /* Where there are no windows. */

  @ParameterizedTest
  @CsvSource({"DEFERRED, STREAMED", "DEFERRED, BUFFERED", "IMMEDIATE, BUFFERED"})
  void thereAreNoneWhereOutputOrDataIsHeldBack(OutputMode output, DataMode data) {
    ServerReactor other = new ServerReactor(Limits.DEFAULT, output, data);
    ServerRequest request = run(other, 1);
    request.openWindows(0, 5);
    request.grantData(5);
    assertThat(other.nextControlFrame()).isNull();
    ServerAction action = request.respond(slice("abc"), false);
    assertThat(error(other.onFrame(frame("1 1 0 window 0 cbor:1"))))
        .isEqualTo("expected command-request or command-data, got window");
    ServerAction frames = output == OutputMode.DEFERRED ? other.endOfInput() : action;
    assertThat(sent(frames)).isEqualTo(lines("1 2 stream-begin bytes-response eos abc"));
  }
}
