package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.ClientEvent.Discarded;
import dev.wirecommand.reactor.ClientEvent.ProgressReceived;
import dev.wirecommand.reactor.ClientEvent.RequestFailed;
import dev.wirecommand.reactor.ClientEvent.ResponseReceived;
import dev.wirecommand.reactor.ClientEvent.TextReceived;
import org.junit.jupiter.api.Test;

/** What a client makes of what a server sends (section 4 of the protocol). */
class ClientResponsesTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});

  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  private ClientEvent receive(String line) {
    return client.onFrame(frame(line));
  }

  @Test
  void aResponseOfOneFrame() {
    ClientRequest request = call(client);
    assertThat(receive("1 2 stream-begin bytes-response eos abc"))
        .isEqualTo(new ResponseReceived(request, slice("abc"), false, true));
    assertThat(request.isEnded()).isTrue();
    assertThat(request.isCancelled()).isFalse();
  }

  @Test
  void anEmptyResponse() {
    ClientRequest request = call(client);
    assertThat(receive("1 2 stream-begin bytes-response eos|cbor "))
        .isEqualTo(new ResponseReceived(request, ByteSlice.EMPTY, true, true));
  }

  @Test
  void interleavedResponsesInAnyOrder() {
    ClientRequest first = call(client);
    ClientRequest second = call(client);
    assertThat(receive("3 2 stream-begin bytes-response continuation|cbor c"))
        .isEqualTo(new ResponseReceived(second, slice("c"), true, false));
    assertThat(receive("1 2 0 bytes-response continuation a"))
        .isEqualTo(new ResponseReceived(first, slice("a"), false, false));
    assertThat(receive("3 2 0 bytes-response continuation|cbor "))
        .isEqualTo(new ResponseReceived(second, ByteSlice.EMPTY, true, false));
    assertThat(receive("3 2 0 bytes-response eos|cbor d"))
        .isEqualTo(new ResponseReceived(second, slice("d"), true, true));
    assertThat(second.isEnded()).isTrue();
    assertThat(first.isEnded()).isFalse();
    assertThat(receive("1 2 0 bytes-response eos "))
        .isEqualTo(new ResponseReceived(first, ByteSlice.EMPTY, false, true));
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void oneResponseMaySpanStreams() {
    ClientRequest request = call(client);
    receive("1 2 stream-begin bytes-response continuation a");
    assertThat(receive("1 4 stream-begin|stream-end bytes-response continuation b"))
        .isEqualTo(new ResponseReceived(request, slice("b"), false, false));
    assertThat(receive("1 254 stream-begin bytes-response eos c"))
        .isEqualTo(new ResponseReceived(request, slice("c"), false, true));
  }

  @Test
  void thePayloadIsThatOfTheFrame() {
    ClientRequest request = call(client);
    byte[] array = bytes("--abc--");
    ResponseReceived event =
        (ResponseReceived) client.onFrame(new Frame(1, 2, 1, 4, 2, array, 2, 3));
    assertThat(event.request()).isSameAs(request);
    assertThat(event.payload()).isEqualTo(slice("abc"));
    assertThat(event.payload().array()).isSameAs(array);
  }

  @Test
  void unknownFlagsAreIgnored() {
    ClientRequest first = call(client);
    assertThat(receive("1 2 stream-begin bytes-response 10 a"))
        .isEqualTo(new ResponseReceived(first, slice("a"), false, true));
    ClientRequest second = call(client);
    assertThat(receive("3 2 0 error-response 14 no"))
        .isEqualTo(new RequestFailed(second, "failed", "no", null));
  }

  @Test
  void anErrorWithACodeOfARequestThatTakesThem() {
    ClientRequest request = call(client);
    request.takeErrorCodes();
    assertThat(
            receive(
                "1 2 stream-begin error-response application cbor:{b'code': b'not-found',"
                    + " b'message': b'no x', b'details': 5}"))
        .isEqualTo(new RequestFailed(request, "not-found", "no x", new CborValue.Int(5)));
    ClientRequest other = call(client);
    other.takeErrorCodes();
    assertThat(receive("3 2 0 error-response application no y"))
        .isEqualTo(new RequestFailed(other, "failed", "no y", null));
  }

  @Test
  void anApplicationErrorEndsItsRequest() {
    ClientRequest request = call(client);
    ClientRequest other = call(client);
    assertThat(client.onFrame(frame("1 2 stream-begin error-response application", bytes("né\n"))))
        .isEqualTo(new RequestFailed(request, "failed", "né\n", null));
    assertThat(request.isEnded()).isTrue();
    assertThat(other.isEnded()).isFalse();
    assertThat(client.pendingCount()).isEqualTo(1);
  }

  @Test
  void anApplicationErrorMayEndAResponseInParts() {
    ClientRequest request = call(client);
    receive("1 2 stream-begin bytes-response continuation a");
    assertThat(receive("1 2 0 error-response application "))
        .isEqualTo(new RequestFailed(request, "failed", "", null));
  }

  @Test
  void textAndProgressComeBesideTheResponse() {
    ClientRequest request = call(client);
    assertThat(receive("1 2 stream-begin text-output 0 cbor:[{b'msg': b'%s!', b'args': [b'hi']}]"))
        .isEqualTo(new TextReceived(request, SidePayloads.text("%s!", "hi")));
    assertThat(receive("1 2 0 bytes-response continuation a"))
        .isEqualTo(new ResponseReceived(request, slice("a"), false, false));
    assertThat(receive("1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}"))
        .isEqualTo(new ProgressReceived(request, "t", 1, 2, null, null));
    assertThat(receive("1 2 0 bytes-response eos b"))
        .isEqualTo(new ResponseReceived(request, slice("b"), false, true));
  }

  @Test
  void settingsAreTakenAndNobodyNeedsToKnow() {
    ClientRequest request = call(client);
    assertThat(receive("0 2 stream-begin stream-settings 0 \\x08identity"))
        .isEqualTo(new Discarded());
    assertThat(receive("1 2 encoded bytes-response eos a"))
        .isEqualTo(new ResponseReceived(request, slice("a"), false, true));
  }

  @Test
  void topicsThatEndMakeRoom() {
    ClientReactor capped = new ClientReactor(Limits.builder().progressTopics(2).build());
    call(capped);
    call(capped);
    String[] lines = {
      "1 2 stream-begin progress 0 cbor:{b'pos': 0, b'topic': b'a', b'total': 9}",
      "1 2 0 progress 0 cbor:{b'pos': 0, b'topic': b'b', b'total': 9}",
      "1 2 0 progress 0 cbor:{b'pos': 5, b'topic': b'a', b'total': 9}",
      "1 2 0 progress 0 cbor:{b'pos': -1, b'topic': b'a', b'total': 9}",
      "1 2 0 progress 0 cbor:{b'pos': 0, b'topic': b'c', b'total': 9}",
      // A topic that was never told of may end, and another request has topics of its own.
      "1 2 0 progress 0 cbor:{b'pos': -1, b'topic': b'd', b'total': 9}",
      "3 2 0 progress 0 cbor:{b'pos': -1, b'topic': b'd', b'total': 9}",
      "3 2 0 progress 0 cbor:{b'pos': 0, b'topic': b'd', b'total': 9}",
    };
    for (String line : lines) {
      assertThat(capped.onFrame(frame(line))).isInstanceOf(ProgressReceived.class);
    }
  }

  @Test
  void aCallThatEndsEarlyEndsItsData() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("d".repeat(40_000)));
    assertThat(request.frames().next().length()).isEqualTo(8);
    assertThat(request.frames().next().length()).isEqualTo(32_768);
    receive("1 2 stream-begin error-response application no");
    assertThat(request.frames().isFinished()).isFalse();
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos "));
    assertThat(request.frames().isFinished()).isTrue();
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aCallWhoseDataIsToComeEndsItToo() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(request);
    receive("1 2 stream-begin bytes-response eos a");
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos "));
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aCallWhoseDataHasAllGoneHasNothingToEnd() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("d"));
    assertThat(sent(request)).hasSize(2);
    receive("1 2 stream-begin bytes-response eos a");
    assertThat(sent(request)).isEmpty();
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void aRequestThatIsAnsweredWhileItsMapIsSentEndsWithEmptyFrames() {
    ClientReactor small = new ClientReactor(Limits.builder().sendPayload(4).build());
    ClientRequest request = small.request(bytes("a"), NO_ARGS, null, slice("data"));
    request.frames().next();
    small.onFrame(frame("1 2 stream-begin error-response application no"));
    assertThat(sent(request))
        .isEqualTo(
            lines("1 1 0 command-request continuation|have-data ", "1 1 0 command-data eos "));
    assertThat(small.pendingCount()).isZero();
  }
}
