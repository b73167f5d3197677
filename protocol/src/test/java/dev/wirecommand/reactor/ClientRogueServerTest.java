package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.reactor.ClientEvent.ConnectionFailed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that breaks the protocol fails its connection, and every call of it. */
class ClientRogueServerTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});

  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  private static String failure(ClientReactor client, String line) {
    return ((ConnectionFailed) client.onFrame(frame(line))).reason();
  }

  /** 1 and 3 are pending, 5 has begun its response, 7 is ended; 9 has not been sent. */
  private List<ClientRequest> fiveCalls() {
    List<ClientRequest> calls =
        List.of(
            call(client),
            call(client),
            call(client),
            call(client),
            client.request(bytes("a"), NO_ARGS, null, null));
    client.onFrame(frame("5 2 stream-begin bytes-response continuation|cbor a"));
    client.onFrame(frame("7 2 0 bytes-response eos a"));
    return calls;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 1 stream-begin bytes-response eos; stream id 1 is odd",
        "1 255 stream-begin bytes-response eos; stream id 255 is odd",
        "1 4 0 bytes-response eos; frame on stream 4, which is not open, without stream-begin",
        "1 2 encoded bytes-response eos; encoded frame on stream 2, which has no stream-settings",
        "0 2 0 stream-settings 0; stream-settings on stream 2 without stream-begin",
        "0 4 stream-begin stream-settings 0; stream-settings on stream 4 without a profile name",
        "1 2 0 command-request new; a server sends no command-request",
        "1 2 0 command-data eos; a server sends no command-data",
        "1 2 0 0 0; a server sends no frame type 0",
        "1 2 0 2 0; a server sends no frame type 2",
        "1 2 0 15 3; a server sends no frame type 15",
        "1 2 0 bytes-response 0; bytes-response to request 1 is neither continuation nor eos",
        "1 2 0 bytes-response cbor; bytes-response to request 1 is neither continuation nor eos",
        "1 2 0 bytes-response continuation|eos;"
            + " bytes-response to request 1 is both continuation and eos",
        "11 2 0 bytes-response continuation|eos;"
            + " bytes-response to request 11 is both continuation and eos",
        "11 2 0 bytes-response eos; bytes-response to request 11, which is not pending",
        "2 2 0 bytes-response eos; bytes-response to request 2, which is not pending",
        "0 2 0 bytes-response eos; bytes-response to request 0, which is not pending",
        "7 2 0 bytes-response eos; bytes-response to request 7, which is not pending",
        "9 2 0 bytes-response eos; bytes-response to request 9, which is not pending",
        "5 2 0 bytes-response eos; the cbor flag changed within the response to request 5",
        "5 2 0 bytes-response continuation;"
            + " the cbor flag changed within the response to request 5",
        "1 2 0 error-response 0;"
            + " error-response to request 1 is neither protocol nor application",
        "1 2 0 error-response protocol|application;"
            + " error-response to request 1 is both protocol and application",
        "7 2 0 error-response application; error-response to request 7, which is not pending",
        "9 2 0 error-response application; error-response to request 9, which is not pending",
        "7 2 0 text-output 0; text-output to request 7, which is not pending",
        "9 2 0 text-output 0; text-output to request 9, which is not pending",
        "13 2 0 progress 0; progress to request 13, which is not pending",
        "9 2 0 progress 0; progress to request 9, which is not pending",
        "1 2 0 text-output 0;"
            + " text-output of request 1: at byte 0: the document ends where a value is due",
        "1 2 0 progress 0;"
            + " progress of request 1: at byte 0: the document ends where a value is due",
      })
  void oneFailureEndsEveryPendingRequest(String line, String message) {
    List<ClientRequest> calls = fiveCalls();
    ClientEvent event = client.onFrame(frame(line + " "));
    assertThat(event)
        .isInstanceOfSatisfying(
            ConnectionFailed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(message);
              assertThat(failed.pending())
                  .containsExactly(calls.get(0), calls.get(1), calls.get(2), calls.get(4));
            });
    assertThat(client.pendingCount()).isZero();
    assertThat(calls).allMatch(ClientRequest::isEnded);
    assertThat(calls).allMatch(call -> call.frames().isFinished());
    assertThat(calls.get(4).frames().next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text-output 0 cbor:[{}]; text-output of request 1: text without msg",
        "text-output 0 cbor:{}; text-output of request 1: at byte 0: expected array, got map",
        "text-output 0 cbor:[{b'msg': b'%d'}];"
            + " text-output of request 1: text format '%d' has a % at index 0"
            + " that is neither %s nor %%",
        "text-output 0 cbor:[{b'msg': b'%s', b'args': [b'\\xed\\xa0\\x80']}];"
            + " text-output of request 1: text that is not UTF-8",
        "progress 0 cbor:{b'pos': 1, b'topic': b't'};"
            + " progress of request 1: progress without total",
        "progress 0 cbor:{b'pos': -2, b'topic': b't', b'total': 0};"
            + " progress of request 1: progress position must be -1 or more, is -2",
        "progress 0 cbor:{b'pos': 0, b'topic': b't', b'total': -1};"
            + " progress of request 1: at byte 20:"
            + " integer -1 out of range 0 to 18446744073709551615",
        "progress 0 cbor:{b'pos': 9223372036854775808, b'topic': b't', b'total': 0};"
            + " progress of request 1: at byte 5: integer 9223372036854775808"
            + " out of range -9223372036854775808 to 9223372036854775807",
      })
  void sideOutputOfAnotherForm(String frame, String message) {
    call(client);
    assertThat(failure(client, "1 2 stream-begin " + frame)).isEqualTo(message);
  }

  @Test
  void anErrorMessageThatIsNotUtf8() {
    call(client);
    assertThat(failure(client, "1 2 stream-begin error-response application a\\xff"))
        .isEqualTo("error-response to request 1: a message that is not UTF-8");
  }

  @Test
  void anErrorWithACodeThatNobodyAskedFor() {
    call(client);
    assertThat(
            failure(
                client,
                "1 2 stream-begin error-response application cbor:{b'code': b'e',"
                    + " b'message': b'm'}"))
        .isEqualTo("error-response to request 1: a message that is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cbor:{b'code': b'e'}; no message",
        "cbor:{b'code': b'e', b'message': 'm'}; at byte 16: expected bytes, got text",
        "cbor:{b'code': b'\\xff', b'message': b'm'}; text that is not UTF-8",
        "\\xa1; at byte 0: truncated map: length 1, bytes left 0",
        "\\xbf\\xff; a message that is not UTF-8",
      })
  void anErrorWithACodeOfAnotherForm(String payload, String message) {
    call(client).takeErrorCodes();
    assertThat(failure(client, "1 2 stream-begin error-response application " + payload))
        .isEqualTo("error-response to request 1: " + message);
  }

  @Test
  void aProtocolErrorIsFatalToTheConnection() {
    ClientRequest first = call(client);
    ClientRequest second = call(client);
    ConnectionFailed failed =
        (ConnectionFailed)
            client.onFrame(
                frame("1 2 stream-begin error-response protocol request id 1 is active"));
    assertThat(failed.reason())
        .isEqualTo("the server reports a protocol error: request id 1 is active");
    assertThat(failed.pending()).containsExactly(first, second);
  }

  @Test
  void aProtocolErrorNeedBeOfNoRequest() {
    assertThat(failure(client, "0 2 stream-begin error-response protocol stop"))
        .isEqualTo("the server reports a protocol error: stop");
  }

  @Test
  void whatAServerReportsIsEscaped() {
    assertThat(
            failure(client, "0 2 stream-begin error-response protocol it's\\n\\x1b[1m\\xc3\\xa9"))
        .isEqualTo("the server reports a protocol error: it's\\u000a\\u001b[1m\\u00e9");
    assertThat(
            failure(
                new ClientReactor(Limits.DEFAULT),
                "0 2 stream-begin error-response protocol a\\xff"))
        .isEqualTo("the server reports a protocol error: a\\ufffd");
  }

  @Test
  void aServersStreamsAreCapped() {
    ClientReactor capped = new ClientReactor(Limits.builder().openStreams(1).build());
    call(capped);
    capped.onFrame(frame("1 2 stream-begin bytes-response continuation a"));
    assertThat(failure(capped, "1 4 stream-begin bytes-response continuation a"))
        .isEqualTo("more than 1 open streams");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64})
  void topicsAreCapped(int cap) {
    ClientReactor capped = new ClientReactor(Limits.builder().progressTopics(cap).build());
    ClientRequest request = call(capped);
    for (int i = 0; i < cap; i++) {
      assertThat(capped.onFrame(topic(i))).isInstanceOf(ClientEvent.ProgressReceived.class);
    }
    assertThat(capped.onFrame(topic(0))).isInstanceOf(ClientEvent.ProgressReceived.class);
    ConnectionFailed failed = (ConnectionFailed) capped.onFrame(topic(cap));
    assertThat(failed.reason()).isEqualTo("more than " + cap + " progress topics in request 1");
    assertThat(failed.pending()).containsExactly(request);
  }

  @Test
  void topicsAreCappedInLength() {
    call(client);
    String topic = "1 2 stream-begin progress 0 cbor:{b'pos': 0, b'topic': b'%s', b'total': 1}";
    String end = "1 2 stream-begin progress 0 cbor:{b'pos': -1, b'topic': b'%s', b'total': 0}";
    for (int i = 0; i < 3; i++) {
      client.onFrame(frame(topic.formatted("a".repeat(65_000))));
      client.onFrame(frame(end.formatted("a".repeat(65_000))));
    }
    client.onFrame(frame(topic.formatted("b".repeat(65_000))));
    assertThat(client.onFrame(frame(topic.formatted("c".repeat(536)))))
        .isInstanceOf(ClientEvent.ProgressReceived.class);
    assertThat(failure(client, topic.formatted("d")))
        .isEqualTo("progress topics of more than 65536 characters in request 1");
  }

  @Test
  void textAndProgressAreDroppedBeyondTheirLimit() {
    // A frame counts 64 bytes more than its payload, which is 9 bytes here.
    ClientReactor capped = new ClientReactor(Limits.builder().sideOutputBytes(2 * 73).build());
    call(capped);
    call(capped);
    String text = " 2 stream-begin text-output 0 cbor:[{b'msg': b'abc'}]";
    assertThat(frame(1 + text).length()).isEqualTo(10);
    for (int i = 0; i < 2; i++) {
      assertThat(capped.onFrame(frame("1 2 stream-begin text-output 0 cbor:[{b'msg': b'ab'}]")))
          .isInstanceOf(ClientEvent.TextReceived.class);
    }
    assertThat(capped.onFrame(frame(1 + text))).isSameAs(ClientEvent.Discarded.INSTANCE);
    assertThat(capped.onFrame(topic(0))).isSameAs(ClientEvent.Discarded.INSTANCE);
    assertThat(capped.onFrame(frame(3 + text))).isInstanceOf(ClientEvent.TextReceived.class);
    assertThat(capped.onFrame(frame("1 2 0 bytes-response eos ok")))
        .isInstanceOf(ClientEvent.ResponseReceived.class);
  }

  private static dev.wirecommand.frame.Frame topic(int number) {
    return frame(
        "1 2 stream-begin progress 0 cbor:{b'pos': 0, b'topic': b'" + number + "', b'total': 1}");
  }

  @Test
  void documentsAreLimitedAsRequestsAre() {
    ClientReactor capped =
        new ClientReactor(Limits.builder().cbor(new CborLimits(2, 4, 4)).build());
    call(capped);
    assertThat(capped.onFrame(frame("1 2 stream-begin text-output 0 cbor:[{b'msg': b'm'}]")))
        .isInstanceOf(ClientEvent.TextReceived.class);
    assertThat(failure(capped, "1 2 0 text-output 0 cbor:[{b'msg': b'm', b'args': []}]"))
        .isEqualTo("text-output of request 1: at byte 1: more than 4 items");
  }

  @Test
  void nothingIsTakenAfterAFailure() {
    call(client);
    ConnectionFailed failed = (ConnectionFailed) client.onFrame(frame("1 1 0 0 0 "));
    ConnectionFailed again = new ConnectionFailed(failed.reason(), List.of());
    assertThat(client.onFrame(frame("1 2 stream-begin bytes-response eos "))).isEqualTo(again);
    assertThat(client.onFrameError(ServerErrorTest.truncated(1))).isEqualTo(again);
    assertThat(client.endOfInput()).isEqualTo(again);
  }

  @Test
  void noRequestIsMadeAfterAFailure() {
    client.onFrame(frame("1 1 0 0 0 "));
    assertThatIllegalStateException()
        .isThrownBy(() -> client.request(bytes("a"), NO_ARGS, null, null))
        .withMessage("the connection has failed: stream id 1 is odd");
    assertThatIllegalStateException()
        .isThrownBy(() -> client.requestWithDataToCome(bytes("a"), NO_ARGS, null))
        .withMessage("the connection has failed: stream id 1 is odd");
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aFrameThatIsTooLargeOrTruncated() {
    ClientRequest request = call(client);
    ConnectionFailed failed = client.onFrameError(ServerErrorTest.tooLarge(1));
    assertThat(failed.reason())
        .isEqualTo("frame payload of 11 bytes for request 1 exceeds the limit of 10");
    assertThat(failed.pending()).containsExactly(request);
    assertThat(new ClientReactor(Limits.DEFAULT).onFrameError(ServerErrorTest.truncated(3)))
        .isInstanceOfSatisfying(
            ConnectionFailed.class,
            truncated ->
                assertThat(truncated.reason())
                    .isEqualTo(
                        "truncated frame: input ended after 2 of 3 payload bytes of request 3"));
  }

  @Test
  void theEndOfInputEndsEveryPendingRequest() {
    List<ClientRequest> calls = fiveCalls();
    calls.get(1).cancel();
    ConnectionFailed failed = client.endOfInput();
    assertThat(failed.reason()).isEqualTo("the connection ended");
    // 3 was cancelled, so that nobody waits for it.
    assertThat(failed.pending()).containsExactly(calls.get(0), calls.get(2), calls.get(4));
    assertThat(calls).allMatch(ClientRequest::isEnded);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> failed.pending().clear());
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void pendingRequestsComeInTheOrderOfTheirIds() {
    for (int id : new int[] {1, 3, 5, 7, 9}) {
      call(client);
      if (id == 1 || id == 5) {
        client.onFrame(frame(id + " 2 stream-begin bytes-response eos "));
      }
    }
    // Among few, 9 lies in the slot that 1 had.
    assertThat(client.endOfInput().pending())
        .extracting(ClientRequest::id)
        .containsExactly(3, 7, 9);
  }

  @Test
  void theEndOfInputWithoutRequestsEndsNone() {
    ConnectionFailed failed = client.endOfInput();
    assertThat(failed.reason()).isEqualTo("the connection ended");
    assertThat(failed.pending()).isEmpty();
  }

  @Test
  void aFailedRequestThatIsCancelledOrSentChangesNothing() {
    ClientRequest request = call(client);
    ClientRequest unsent = client.request(bytes("a"), NO_ARGS, null, null);
    client.endOfInput();
    request.cancel();
    unsent.cancel();
    assertThat(request.isCancelled()).isFalse();
    assertThat(sent(unsent)).isEmpty();
    request.sent();
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aBreachHasNoStackTrace() {
    assertThat(new ProtocolException("a breach").getStackTrace()).isEmpty();
  }
}
