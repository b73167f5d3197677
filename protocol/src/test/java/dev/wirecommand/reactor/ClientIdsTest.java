package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.call;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which ids a client allots, and when they are free again (section 3 of the protocol). */
class ClientIdsTest {
  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});

  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);

  private void respond(int id) {
    client.onFrame(frame(id + " 2 stream-begin bytes-response eos "));
  }

  private ClientRequest begin() {
    return client.request(bytes("a"), NO_ARGS, null, null);
  }

  @Test
  void idsCountUpByTwo() {
    assertThat(begin().id()).isEqualTo(1);
    assertThat(client.requestWithDataToCome(bytes("a"), NO_ARGS, null).id()).isEqualTo(3);
    assertThat(call(client).id()).isEqualTo(5);
    assertThat(client.pendingCount()).isEqualTo(3);
    respond(5);
    assertThat(client.pendingCount()).isEqualTo(2);
    assertThat(begin().id()).isEqualTo(7);
  }

  @Test
  void idsWrapAroundAndSkipTheActiveOnes() {
    call(client);
    for (int id = 3; id <= 65_533; id += 2) {
      assertThat(call(client).id()).isEqualTo(id);
      if (id != 5) {
        respond(id);
      }
    }
    assertThat(begin().id()).isEqualTo(65_535);
    // 1 and 5 are active.
    assertThat(begin().id()).isEqualTo(3);
    assertThat(begin().id()).isEqualTo(7);
    assertThat(client.pendingCount()).isEqualTo(5);
  }

  @Test
  void sixteenIdsAreKeptForTheStandardCommands() {
    List<ClientRequest> requests = new ArrayList<>();
    for (int i = 0; i < 32_752; i++) {
      requests.add(call(client));
    }
    assertThat(client.pendingCount()).isEqualTo(32_752);
    assertThatIllegalStateException()
        .isThrownBy(this::begin)
        .withMessage("all 32752 request ids are active");
    assertThatIllegalStateException()
        .isThrownBy(() -> client.requestWithDataToCome(bytes("wirecommand"), NO_ARGS, null))
        .withMessage("all 32752 request ids are active");
    for (int i = 0; i < 16; i++) {
      // Any name that begins so is reserved for a standard command.
      String name = i == 0 ? "wirecommand." : "wirecommand.cancel";
      assertThat(client.request(bytes(name), NO_ARGS, null, null).id()).isEqualTo(65_505 + 2 * i);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> client.request(bytes("wirecommand.cancel"), NO_ARGS, null, null))
        .withMessage("all 32768 request ids are active");
    assertThat(client.probeWindows()).isNull();

    respond(40_001);
    assertThat(requests.get(20_000).isEnded()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(this::begin)
        .withMessage("all 32752 request ids are active");
    assertThat(client.request(bytes("wirecommand.ping"), NO_ARGS, null, null).id())
        .isEqualTo(40_001);
    assertThat(client.pendingCount()).isEqualTo(32_768);
  }

  @Test
  void anIdIsTakenUntilTheDataHasEndedToo() {
    ClientRequest request = client.request(bytes("a"), NO_ARGS, null, slice("data"));
    assertThat(request.frames().next()).isNotNull();
    respond(1);
    assertThat(request.isEnded()).isTrue();
    assertThat(client.pendingCount()).isEqualTo(1);
    request.sent();
    assertThat(client.pendingCount()).isEqualTo(1);
    assertThat(sent(request)).hasSize(1);
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void anIdIsTakenUntilTheResponseHasEnded() {
    ClientRequest request = call(client);
    client.onFrame(frame("1 2 stream-begin bytes-response continuation x"));
    request.sent();
    assertThat(request.isEnded()).isFalse();
    assertThat(client.pendingCount()).isEqualTo(1);
    client.onFrame(frame("1 2 0 bytes-response eos "));
    assertThat(client.pendingCount()).isZero();
  }

  @Test
  void anObjectMayBeKeptWithARequest() {
    ClientRequest request = begin();
    assertThat(request.attachment()).isNull();
    request.attach("mine");
    assertThat(request.attachment()).isEqualTo("mine");
  }
}
