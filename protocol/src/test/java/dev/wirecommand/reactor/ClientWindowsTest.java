package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of requests on a client (section 9 of the protocol). */
class ClientWindowsTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});
  private static final long MOST = 9_007_199_254_740_992L;

  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  /** Makes a request that asks for windows, with so much data; without data for a negative size. */
  private ClientRequest request(int dataBytes) {
    ByteSlice data = dataBytes < 0 ? null : ByteSlice.of(new byte[dataBytes]);
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, data);
    request.takeWindows();
    return request;
  }

  private static ClientRequest begun(ClientRequest request) {
    assertThat(request.nextFrame()).isNotNull();
    return request;
  }

  private ClientEvent window(int id, long bytes) {
    return client.onFrame(frame(id + " 2 stream-begin window 0 cbor:" + bytes));
  }

  /** Takes frames as flags and lengths. */
  private static List<String> taken(ClientRequest request) {
    List<String> taken = new ArrayList<>();
    for (Frame frame = request.nextFrame(); frame != null; frame = request.nextFrame()) {
      String line = FrameText.print(frame);
      String[] parts = line.split(" ", 6);
      taken.add(parts[3] + " " + parts[4] + " " + frame.length());
    }
    request.sent();
    return taken;
  }

  private List<String> control() {
    List<String> lines = new ArrayList<>();
    for (Frame frame = client.nextControlFrame();
        frame != null;
        frame = client.nextControlFrame()) {
      lines.add(FrameText.print(frame));
    }
    return lines;
  }

  private static String failure(ClientEvent event) {
    assertThat(event).isInstanceOf(ClientEvent.ConnectionFailed.class);
    return ((ClientEvent.ConnectionFailed) event).reason();
  }

  /* Data. */

  @Test
  void sixtyFourKibibytesOfDataNeedNoGrant() {
    ClientRequest request = request(70_000);
    assertThat(taken(request))
        .containsExactly(
            "command-request new|have-data 8",
            "command-data continuation 32768",
            "command-data continuation 32768");
    assertThat(request.isBlocked()).isTrue();
    assertThat(request.hasUnsentData()).isTrue();
    assertThat(request.isFullySent()).isFalse();
    assertThat(request.nextFrame()).isNull();

    assertThat(request.hasWindow()).isFalse();
    assertThat(window(1, 0)).isEqualTo(new ClientEvent.WindowGranted(request));
    assertThat(request.hasWindow()).isTrue();
    assertThat(request.isBlocked()).isTrue();
    assertThat(window(1, 4463)).isEqualTo(new ClientEvent.WindowGranted(request));
    assertThat(request.isBlocked()).isFalse();
    assertThat(taken(request)).containsExactly("command-data continuation 4463");
    assertThat(request.isBlocked()).isTrue();
    window(1, 1);
    assertThat(taken(request)).containsExactly("command-data eos 1");
    assertThat(request.isBlocked()).isFalse();
    assertThat(request.isFullySent()).isTrue();
  }

  @Test
  void anExactCreditIsEnough() {
    ClientRequest request = request(65_536);
    assertThat(taken(request))
        .containsExactly(
            "command-request new|have-data 8",
            "command-data continuation 32768",
            "command-data continuation 32768",
            "command-data eos 0");
    ClientRequest less = request(65_535);
    assertThat(taken(less))
        .containsExactly(
            "command-request new|have-data 8",
            "command-data continuation 32768",
            "command-data eos 32767");
  }

  @Test
  void dataInPartsWaitsForGrantsToo() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    request.takeWindows();
    assertThat(taken(request)).hasSize(1);
    assertThat(request.isBlocked()).isFalse();
    request.data(ByteSlice.of(new byte[65_530]), false);
    assertThat(taken(request)).hasSize(2);
    assertThat(request.hasUnsentData()).isFalse();
    assertThat(request.isBlocked()).isFalse();
    request.data(ByteSlice.of(new byte[10]), true);
    assertThat(taken(request)).containsExactly("command-data continuation 6");
    assertThat(request.isBlocked()).isTrue();
    assertThat(request.hasUnsentData()).isTrue();
    window(1, 100);
    assertThat(taken(request)).containsExactly("command-data eos 4");
  }

  @Test
  void grantsOfTheFirstFrameAndOfLaterOnesAddUp() {
    ClientRequest request = request(100_000);
    taken(request);
    window(1, 10);
    window(1, 0);
    window(1, 20);
    assertThat(taken(request)).containsExactly("command-data continuation 30");
  }

  @Test
  void aRequestThatDoesNotAskIsNotLimited() {
    ClientRequest request =
        client.request(bytes("a"), NO_ARGS, null, ByteSlice.of(new byte[100_000]));
    assertThat(taken(request)).hasSize(5);
    assertThat(request.isFullySent()).isTrue();
    assertThat(request.isBlocked()).isFalse();
  }

  @Test
  void nothingIsBlockedBeforeTheMapIsSent() {
    ClientRequest request = request(70_000);
    assertThat(request.isBlocked()).isFalse();
    assertThat(request(-1).isBlocked()).isFalse();
  }

  /** The first 65,536 bytes are not a grant, so all grants may add up to 2^53. */
  @Test
  void grantsForDataAddUpToTwoToThe53AndNoMore() {
    begun(request(1));
    assertThat(window(1, MOST)).isInstanceOf(ClientEvent.WindowGranted.class);
    assertThat(window(1, 0)).isInstanceOf(ClientEvent.WindowGranted.class);
    assertThat(failure(window(1, 1)))
        .isEqualTo("request 1: its grants add up to more than 9007199254740992 bytes");
  }

  @Test
  void theDataOfABlockedRequestIsCutByItsAnswer() {
    ClientRequest request = request(70_000);
    taken(request);
    client.onFrame(frame("1 2 stream-begin window 0 cbor:0"));
    client.onFrame(frame("1 2 0 error-response application no"));
    assertThat(request.isBlocked()).isFalse();
    assertThat(taken(request)).containsExactly("command-data eos 0");
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void theDataOfABlockedRequestIsCutByACancel() {
    ClientRequest request = request(70_000);
    taken(request);
    request.cancel();
    assertThat(request.isBlocked()).isFalse();
    assertThat(taken(request)).containsExactly("command-data eos 0");
  }

  /** The first and the later frames of a map that the server has refused. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theMapOfARefusedRequestEndsWithAnEmptyFrame(boolean hasData) {
    ClientReactor small = new ClientReactor(Limits.builder().sendPayload(4).build());
    ClientRequest request =
        small.request(bytes("abcdef"), NO_ARGS, null, hasData ? slice("data") : null);
    request.takeWindows();
    request.takeErrorCodes();
    request.nextFrame();
    assertThat(
            small.onFrame(
                frame("1 2 stream-begin error-response application limit-exceeded: too long")))
        .isEqualTo(new ClientEvent.RequestFailed(request, "limit-exceeded", "too long", null));
    assertThat(small.pendingCount()).isEqualTo(1);
    assertThat(Lines.sent(request))
        .isEqualTo(
            hasData
                ? lines("1 1 0 command-request continuation|have-data ", "1 1 0 command-data eos ")
                : lines("1 1 0 command-request continuation "));
    assertThat(small.pendingCount()).isZero();
  }

  /* The probe. */

  @Test
  void theProbeIsAPingThatAsks() {
    ClientRequest probe = client.probeWindows();
    assertThat(Lines.sent(probe))
        .isEqualTo(
            lines(
                "1 1 stream-begin command-request new"
                    + " cbor:{b'meta': {b'window': 65536}, b'name': b'wirecommand.ping'}"));
    assertThat(client.probeWindows()).isNull();
    assertThat(client.hasWindows()).isFalse();
  }

  @Test
  void aWindowBeforeTheAnswerShowsWindows() {
    ClientRequest probe = begun(client.probeWindows());
    ClientRequest upload = request(70_000);
    taken(upload);
    assertThat(window(1, 0)).isEqualTo(new ClientEvent.WindowGranted(probe));
    assertThat(client.hasWindows()).isTrue();
    assertThat(client.onFrame(frame("1 2 0 bytes-response eos|cbor \\xf6")))
        .isEqualTo(new ClientEvent.WindowsKnown(true));
    assertThat(probe.isEnded()).isTrue();
    assertThat(client.probeWindows()).isNull();
    // The upload waits for its own grant.
    assertThat(upload.isBlocked()).isTrue();
    window(3, 10_000);
    assertThat(taken(upload)).containsExactly("command-data eos 4464");
  }

  @Test
  void anAnswerWithoutAWindowShowsNone() {
    begun(client.probeWindows());
    ClientRequest upload = request(70_000);
    ClientRequest toCome = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    toCome.takeWindows();
    taken(upload);
    taken(toCome);
    assertThat(upload.isBlocked()).isTrue();
    assertThat(client.onFrame(frame("1 2 stream-begin bytes-response eos|cbor \\xf6")))
        .isEqualTo(new ClientEvent.WindowsKnown(false));
    assertThat(client.hasWindows()).isFalse();
    assertThat(client.probeWindows()).isNull();
    // Data is sent without limit, that of later requests too.
    assertThat(upload.isBlocked()).isFalse();
    assertThat(taken(upload)).containsExactly("command-data eos 4464");
    toCome.data(ByteSlice.of(new byte[100_000]), true);
    assertThat(taken(toCome)).hasSize(4);
    assertThat(taken(request(100_000))).hasSize(5);
    assertThat(client.pendingRequests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void anErrorIsAnAnswerToo(boolean windows) {
    begun(client.probeWindows());
    ClientRequest upload = request(70_000);
    taken(upload);
    if (windows) {
      window(1, 0);
    }
    assertThat(client.onFrame(frame("1 2 stream-begin error-response application unknown command")))
        .isEqualTo(new ClientEvent.WindowsKnown(windows));
    assertThat(client.hasWindows()).isEqualTo(windows);
    assertThat(upload.isBlocked()).isEqualTo(windows);
    assertThat(client.pendingCount()).isEqualTo(1);
  }

  @Test
  void onlyTheEndOfTheAnswerTells() {
    begun(client.probeWindows());
    assertThat(client.onFrame(frame("1 2 stream-begin bytes-response continuation|cbor a")))
        .isEqualTo(new ClientEvent.Discarded());
    assertThat(client.onFrame(frame("1 2 0 bytes-response eos|cbor ")))
        .isEqualTo(new ClientEvent.WindowsKnown(false));
  }

  @Test
  void theAnswerToAProbeThatWasCancelledTells() {
    ClientRequest probe = begun(client.probeWindows());
    probe.cancel();
    assertThat(client.probeWindows()).isNull();
    assertThat(window(1, 0)).isEqualTo(new ClientEvent.WindowGranted(probe));
    assertThat(client.onFrame(frame("1 2 0 bytes-response eos|cbor \\xf6")))
        .isEqualTo(new ClientEvent.WindowsKnown(true));
  }

  @Test
  void aProbeThatWasNotSentIsMadeAnew() {
    ClientRequest probe = client.probeWindows();
    probe.cancel();
    ClientRequest next = client.probeWindows();
    assertThat(next).isNotNull().isNotSameAs(probe);
    begun(next);
    assertThat(client.onFrame(frame(next.id() + " 2 stream-begin bytes-response eos a")))
        .isEqualTo(new ClientEvent.WindowsKnown(false));
  }

  @Test
  void theWindowOfAnotherRequestTellsToo() {
    begun(request(1));
    window(1, 0);
    assertThat(client.hasWindows()).isTrue();
    assertThat(client.probeWindows()).isNull();
  }

  @Test
  void theAnswerToAnotherRequestDoesNotTell() {
    begun(request(-1));
    assertThat(client.onFrame(frame("1 2 stream-begin bytes-response eos a")))
        .isInstanceOf(ClientEvent.ResponseReceived.class);
    assertThat(taken(request(70_000))).hasSize(3);
    assertThat(client.probeWindows()).isNotNull();
  }

  @Test
  void thereIsNoProbeAfterAFailure() {
    client.endOfInput();
    assertThat(client.probeWindows()).isNull();
  }

  /* Grants for responses. */

  @Test
  void grantsWaitForTheFirstWindowAndAreJoined() {
    ClientRequest request = begun(request(-1));
    request.grantResponse(10);
    request.grantResponse(20);
    assertThat(control()).isEmpty();
    window(1, 0);
    assertThat(control()).isEqualTo(lines("1 1 0 window 0 cbor:30"));
    request.grantResponse(0);
    assertThat(control()).isEmpty();
    window(1, 0);
    request.grantResponse(1);
    request.grantResponse(2);
    assertThat(control()).isEqualTo(lines("1 1 0 window 0 cbor:3"));
  }

  @Test
  void theFirstWindowAloneSendsNothing() {
    begun(request(-1));
    window(1, 0);
    assertThat(control()).isEmpty();
  }

  @Test
  void grantsGoOutInTurn() {
    ClientRequest first = begun(request(-1));
    ClientRequest second = begun(request(-1));
    window(1, 0);
    window(3, 0);
    second.grantResponse(1);
    first.grantResponse(2);
    second.grantResponse(3);
    assertThat(control()).isEqualTo(lines("3 1 0 window 0 cbor:4", "1 1 0 window 0 cbor:2"));
  }

  @Test
  void grantsEndWithTheResponse() {
    for (String end : List.of("bytes-response eos a", "error-response application no")) {
      ClientRequest request = begun(request(-1));
      window(request.id(), 0);
      request.grantResponse(5);
      client.onFrame(frame(request.id() + " 2 0 " + end));
      request.grantResponse(6);
      assertThat(control()).isEmpty();
    }
  }

  @Test
  void grantsEndWithACancel() {
    ClientRequest request = begun(request(-1));
    window(1, 0);
    request.grantResponse(5);
    request.cancel();
    request.grantResponse(6);
    assertThat(control()).isEmpty();
    // The server may still grant data, and send its answer.
    assertThat(window(1, 3)).isEqualTo(new ClientEvent.WindowGranted(request));
    assertThat(client.onFrame(frame("1 2 0 bytes-response eos a")))
        .isEqualTo(new ClientEvent.Discarded());
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aCancelBeforeTheFirstWindowSendsNoGrant() {
    ClientRequest request = begun(request(-1));
    request.grantResponse(5);
    request.cancel();
    window(1, 0);
    assertThat(control()).isEmpty();
  }

  @Test
  void grantsEndWithTheConnection() {
    ClientRequest request = begun(request(-1));
    window(1, 0);
    request.grantResponse(5);
    client.endOfInput();
    request.grantResponse(6);
    assertThat(control()).isEmpty();
  }

  @Test
  void aGrantIsNotSentForALaterRequestOfTheSameId() {
    ClientRequest first = begun(request(-1));
    window(1, 0);
    client.onFrame(frame("1 2 0 bytes-response eos a"));
    for (int id = 3; id <= 65_535; id += 2) {
      client.request(bytes("a"), NO_ARGS, null, null).cancel();
    }
    ClientRequest second = begun(request(-1));
    assertThat(second.id()).isEqualTo(1);
    first.grantResponse(5);
    window(1, 0);
    assertThat(control()).isEmpty();
    second.grantResponse(1);
    assertThat(control()).isEqualTo(lines("1 1 0 window 0 cbor:1"));
  }

  @Test
  void aRequestThatDidNotAskGrantsNothing() {
    ClientRequest request = Lines.call(client);
    request.grantResponse(5);
    assertThat(control()).isEmpty();
    assertThat(request.hasWindow()).isFalse();
  }

  /* Windows that a server must not send. */

  @Test
  void aWindowForARequestThatDidNotAskFailsTheConnection() {
    Lines.call(client);
    assertThat(failure(window(1, 0)))
        .isEqualTo("request 1: window for a request that did not ask for windows");
    assertThat(client.hasWindows()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5"})
  void aWindowForARequestThatIsNotPendingFailsTheConnection(int id) {
    begun(request(-1));
    client.onFrame(frame("1 2 stream-begin bytes-response eos a"));
    // Request 3 has not been sent.
    request(-1);
    assertThat(failure(window(id, 0)))
        .isEqualTo("window to request " + id + ", which is not pending");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "window 1 \\x00; window with flags 1, which has none",
        "window 0 ; window: at byte 0: the document ends where a value is due",
        "window 0 cbor:-1; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:9007199254740993;"
            + " the payload of window is one integer from 0 to 9007199254740992",
        "window 0 cbor:'1'; the payload of window is one integer from 0 to 9007199254740992",
        "window 0 \\x00\\x00; window: at byte 1: trailing bytes after the value: 1",
      })
  void aMalformedWindowFailsTheConnection(String line, String message) {
    ClientRequest request = begun(request(-1));
    ClientEvent event =
        client.onFrame(
            frame("1 2 stream-begin " + (line.endsWith("window 0") ? line + " " : line)));
    assertThat(event)
        .isEqualTo(new ClientEvent.ConnectionFailed("request 1: " + message, List.of(request)));
    assertThat(client.hasWindows()).isFalse();
  }
}
