package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.reactor.ClientEvent.ConnectionFailed;
import dev.wirecommand.reactor.ClientEvent.Discarded;
import dev.wirecommand.reactor.ClientEvent.ResponseReceived;
import org.junit.jupiter.api.Test;

/** Requests that a client cancels, before, while and after they are sent. */
class ClientCancelTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});
  private static final Discarded DISCARDED = new Discarded();

  private final ClientReactor client = new ClientReactor(Limits.builder().sendPayload(8).build());

  private ClientEvent receive(String line) {
    return client.onFrame(frame(line));
  }

  private String failure(String line) {
    return ((ConnectionFailed) receive(line)).reason();
  }

  @Test
  void beforeItIsSentTheServerNeverHearsOfIt() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("data"));
    request.cancel();
    assertThat(request.isCancelled()).isTrue();
    assertThat(request.isEnded()).isTrue();
    assertThat(request.frames().isFinished()).isTrue();
    assertThat(client.pendingCount()).isZero();
    assertThat(sent(request)).isEmpty();
    assertThat(failure("1 2 stream-begin bytes-response eos "))
        .isEqualTo("bytes-response to request 1, which is not pending");
  }

  @Test
  void beforeItIsSentItsStreamIsNotBegun() {
    client.request(bytes("a"), NO_ARGS, null, null).cancel();
    assertThat(sent(client.request(bytes("a"), NO_ARGS, null, null)))
        .isEqualTo(lines("3 1 stream-begin command-request new cbor:{b'name': b'a'}"));
  }

  @Test
  void aCancelledRequestTakesNoMoreData() {
    ClientRequest unsent = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    unsent.cancel();
    assertThatIllegalStateException()
        .isThrownBy(() -> unsent.frames().data(slice("x"), false))
        .withMessage("request 1 takes no more data");
    ClientRequest begun = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(begun);
    begun.cancel();
    assertThatIllegalStateException()
        .isThrownBy(() -> begun.frames().data(slice("x"), false))
        .withMessage("request 3 takes no more data");
  }

  @Test
  void whileItsMapIsSentTheMapIsSentToItsEnd() {
    ClientRequest request = client.request(bytes("long"), NO_ARGS, null, null);
    request.frames().next();
    request.cancel();
    assertThat(request.isEnded()).isFalse();
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-request continuation ong"));
    assertThat(client.pendingCount()).isEqualTo(1);
  }

  @Test
  void whileItsMapIsSentItsDataIsLeftOut() {
    ClientRequest request = client.request(bytes("long"), NO_ARGS, null, slice("data"));
    request.frames().next();
    request.cancel();
    assertThat(sent(request))
        .isEqualTo(
            lines("1 1 0 command-request continuation|have-data ong", "1 1 0 command-data eos "));
    assertThat(client.pendingCount()).isEqualTo(1);
  }

  @Test
  void whileItsDataIsSentTheRestIsLeftOut() {
    ClientRequest request =
        client.request(bytes("a"), NO_ARGS, null, slice("0123456789abcdef0123"));
    request.frames().next();
    assertThat(request.frames().next())
        .isEqualTo(frame("1 1 0 command-data continuation 01234567"));
    request.cancel();
    request.cancel();
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos "));
    assertThat(request.frames().isFinished()).isTrue();
  }

  @Test
  void whileItsDataIsAwaitedItIsEnded() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(request);
    request.cancel();
    assertThat(sent(request)).isEqualTo(lines("1 1 0 command-data eos "));
    assertThat(client.pendingCount()).isEqualTo(1);
    assertThat(receive("1 2 stream-begin error-response application no")).isEqualTo(DISCARDED);
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void afterItIsSentNothingIsSentAnyMore() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("d"));
    assertThat(sent(request)).hasSize(2);
    request.cancel();
    assertThat(sent(request)).isEmpty();
    assertThat(request.isEnded()).isFalse();
    assertThat(client.pendingCount()).isEqualTo(1);
  }

  @Test
  void whatStillArrivesIsDiscarded() {
    ClientRequest request = call(client);
    receive("1 2 stream-begin bytes-response continuation a");
    request.cancel();
    assertThat(receive("1 2 0 bytes-response continuation b")).isEqualTo(DISCARDED);
    assertThat(receive("1 2 0 text-output 0 cbor:[{b'msg': b'm'}]")).isEqualTo(DISCARDED);
    assertThat(receive("1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}"))
        .isEqualTo(DISCARDED);
    assertThat(client.pendingCount()).isEqualTo(1);
    assertThat(receive("1 2 0 bytes-response eos c")).isEqualTo(DISCARDED);
    assertThat(request.isEnded()).isTrue();
    assertThat(client.pendingCount()).isZero();
    assertThat(failure("1 2 0 bytes-response eos "))
        .isEqualTo("bytes-response to request 1, which is not pending");
  }

  @Test
  void anErrorThatArrivesIsDiscarded() {
    ClientRequest request = call(client);
    request.cancel();
    assertThat(receive("1 2 stream-begin error-response application no")).isEqualTo(DISCARDED);
    assertThat(request.isEnded()).isTrue();
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void anEndThatArrivesBeforeTheDataHasEndedKeepsTheId() {
    ClientRequest request = client.requestWithDataToCome(bytes("a"), NO_ARGS, null);
    sent(request);
    request.cancel();
    receive("1 2 stream-begin bytes-response eos ");
    assertThat(client.pendingCount()).isEqualTo(1);
    assertThat(sent(request)).hasSize(1);
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void whatArrivesIsCheckedAllTheSame() {
    call(client).cancel();
    receive("1 2 stream-begin bytes-response continuation a");
    assertThat(failure("1 2 0 bytes-response eos|cbor a"))
        .isEqualTo("the cbor flag changed within the response to request 1");
  }

  @Test
  void theTopicsOfACancelledRequestAreCapped() {
    ClientReactor capped = new ClientReactor(Limits.builder().progressTopics(1).build());
    call(capped).cancel();
    capped.onFrame(frame("1 2 stream-begin progress 0 cbor:{b'pos':1,b'topic':b'a',b'total':2}"));
    ConnectionFailed failed =
        (ConnectionFailed)
            capped.onFrame(frame("1 2 0 progress 0 cbor:{b'pos':1,b'topic':b'b',b'total':2}"));
    assertThat(failed.reason()).isEqualTo("more than 1 progress topics in request 1");
    assertThat(failed.pending()).isEmpty();
  }

  @Test
  void afterItsEndARequestIsNotCancelled() {
    ClientRequest request = call(client);
    assertThat(receive("1 2 stream-begin bytes-response eos a"))
        .isEqualTo(new ResponseReceived(request, slice("a"), false, true));
    request.cancel();
    assertThat(request.isCancelled()).isFalse();
  }
}
