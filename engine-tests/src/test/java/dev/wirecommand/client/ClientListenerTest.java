package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener is told, and when. */
class ClientListenerTest {
  /** The request map of {@code a} in bytes. */
  private static final int MAP = 26;

  /** The bytes of the entry of a request map that asks for windows. */
  private static final int WINDOW = 8;

  private final TestLink link = new TestLink();
  private final List<String> told = new ArrayList<>();
  private final ClientConnection client = connection(new Noting());

  private ClientConnection connection(ClientListener listener) {
    return new ClientConnection(
        link,
        ClientOptions.builder()
            .listener(listener)
            .limits(Limits.builder().responseBytes(10).build())
            .build());
  }

  @Test
  void isToldOfTheConnection() {
    assertThat(told).containsExactly("opened IN_PROCESS");
    client.onEndOfInput();
    client.onClosed(null);
    assertThat(told)
        .containsExactly(
            "opened IN_PROCESS", "closed IN_PROCESS: the server closed the connection");
  }

  @Test
  void isToldOfACallThatIsAnswered() {
    call("a", CommandData.of(new byte[5]));
    link.advance(Duration.ofNanos(7));
    TestLink.deliver(
        client,
        "1 2 stream-begin bytes-response continuation 123",
        "1 2 0 text-output 0 cbor:[{b'msg': b'a'}]",
        "1 2 0 bytes-response eos 45");
    assertCalls("started a", "ended a ANSWERED null 7 ns in 5 out " + (MAP + WINDOW + 5));
  }

  @Test
  void countsFromWhenTheCallWasMade() {
    client.call(Made.call("a"));
    link.advance(Duration.ofNanos(3));
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos ");
    assertCalls("started a", "ended a ANSWERED null 3 ns in 0 out " + MAP);
  }

  @Test
  void isToldOfACallThatFails() {
    call("a", CommandData.none());
    TestLink.deliver(
        client,
        "1 2 stream-begin error-response application cbor:{b'code': b'not-found', b'message': b'm'}");
    assertCalls("started a", "ended a FAILED not-found 0 ns in 0 out " + MAP);
  }

  @Test
  void isToldOfATimeout() {
    CallOptions options = CallOptions.builder().timeout(Duration.ofNanos(9)).build();
    client.call(Made.call("a", CommandData.none(), options));
    link.runTasks();
    link.advance(Duration.ofNanos(9));
    assertThat(told.get(2)).startsWith("ended a FAILED deadline-exceeded 9 ns in 0 out ");
  }

  @Test
  void isToldOfAnAnswerThatIsTooLong() {
    call("a", CommandData.none());
    TestLink.deliver(
        client,
        "1 2 stream-begin bytes-response continuation 1234567890",
        "1 2 0 bytes-response eos 1");
    assertCalls("started a", "ended a FAILED null 0 ns in 11 out " + MAP);
  }

  @Test
  void isToldOfACallThatIsTakenBack() {
    client.call(Made.call("a")).cancel(false);
    link.runTasks();
    assertThat(told).hasSize(1);
    var call = client.call(Made.call("b"));
    link.runTasks();
    call.cancel(false);
    link.runTasks();
    assertCalls("started b", "ended b CANCELLED null 0 ns in 0 out " + MAP);
  }

  @Test
  void isToldOfCallsThatEndWithTheConnection() {
    call("a", CommandData.none());
    client.onEndOfInput();
    call("b", CommandData.none());
    assertThat(told.subList(1, told.size()))
        .containsExactly(
            "started a",
            "ended a DISCONNECTED null 0 ns in 0 out " + MAP,
            "closed IN_PROCESS: the server closed the connection",
            "started b",
            "ended b DISCONNECTED null 0 ns in 0 out 0");
  }

  @Test
  void whatItThrowsDisturbsNothing() {
    ClientConnection disturbed =
        connection(
            new Noting() {
              @Override
              public void callStarted(CommandName command) {
                super.callStarted(command);
                throw new IllegalStateException("a listener's own affair");
              }

              @Override
              public void callEnded(CommandName command, ClientCallEnd end) {
                super.callEnded(command, end);
                throw new IllegalStateException("a listener's own affair");
              }
            });
    var call = disturbed.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(disturbed, "1 2 stream-begin bytes-response eos ok");
    assertThat(call).isCompleted();
    assertThat(told).hasSize(4);
  }

  @Test
  void withoutOneNoClockIsRead() {
    ClientConnection quiet = connection(ClientListener.NONE);
    var first = quiet.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(quiet, "1 2 stream-begin bytes-response eos ok");
    assertThat(first).isCompleted();
    // Only the beginning of a stream is limited by time.
    long reads = link.clockReads();
    var call = quiet.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(quiet, "3 2 0 bytes-response eos ok");
    assertThat(call).isCompleted();
    assertThat(link.clockReads()).isEqualTo(reads);
  }

  @Test
  void mayOverrideAsMuchAsItLikes() {
    ClientConnection quiet = connection(new ClientListener() {});
    var call = quiet.call(Made.call("a"));
    link.runTasks();
    TestLink.deliver(quiet, "1 2 stream-begin bytes-response eos ok");
    quiet.onEndOfInput();
    assertThat(call).isCompleted();
  }

  private void call(String name, CommandData data) {
    client.call(Made.call(name, data));
    link.runTasks();
  }

  private void assertCalls(String... expected) {
    assertThat(told.subList(1, told.size())).containsExactly(expected);
  }

  private class Noting implements ClientListener {
    @Override
    public void connectionOpened(Peer peer) {
      told.add("opened " + peer.transport());
    }

    @Override
    public void connectionClosed(Peer peer, String reason) {
      told.add("closed " + peer.transport() + ": " + reason);
    }

    @Override
    public void callStarted(CommandName command) {
      told.add("started " + command.name());
    }

    @Override
    public void callEnded(CommandName command, ClientCallEnd end) {
      told.add(
          "ended %s %s %s %d ns in %d out %d"
              .formatted(
                  command.name(),
                  end.outcome(),
                  end.error(),
                  end.nanos(),
                  end.bytesIn(),
                  end.bytesOut()));
    }
  }
}
