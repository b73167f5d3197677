package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.jvm.RealError;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that finds out whether its server still answers. */
class KeepAliveTest {
  private static final String PING = " command-request new cbor:{b'name': b'wirecommand.ping'}";

  private static final String PONG = " bytes-response eos|cbor cbor:None";

  private static final Duration MOMENT = Duration.ofNanos(1);

  private final TestLink link = new TestLink();
  private ClientConnection client;

  private void connect(ClientOptions options) {
    link.setPeer(Peer.of(Peer.Transport.TCP, null));
    client = new ClientConnection(link, options);
  }

  private void connect() {
    connect(ClientOptions.builder().responseWindow(8).readDeadlines(ReadDeadlines.NONE).build());
  }

  /** Connects to a server that has shown its windows at the time 0. The next request id is 3. */
  private void connectToServerWithWindows() {
    connect();
    client.open(Made.call("a"));
    link.runTasks();
    receive("1 2 stream-begin window 0 cbor:0", "1 2 0 bytes-response eos ");
    link.takeWritten();
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
  }

  private void pass(long seconds) {
    link.advance(Duration.ofSeconds(seconds));
  }

  /** Lets time pass, and expects a ping at its very end. */
  private void assertPingAfter(long seconds, String ping) {
    link.advance(Duration.ofSeconds(seconds).minus(MOMENT));
    assertThat(link.takeWritten()).isEmpty();
    link.advance(MOMENT);
    assertThat(link.takeWritten()).containsExactly(ping);
    assertThat(link.isClosed()).isFalse();
  }

  private void assertDeadAfter(long seconds) {
    link.advance(Duration.ofSeconds(seconds).minus(MOMENT));
    assertThat(link.isClosed()).isFalse();
    link.advance(MOMENT);
    assertThat(link.isClosed()).isTrue();
    assertThat(client.isOpen()).isFalse();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aQuietConnectionIsPinged() {
    connectToServerWithWindows();
    assertPingAfter(20, "3 1 0" + PING);
    receive("3 2 0" + PONG);
    assertPingAfter(20, "5 1 0" + PING);
    receive("5 2 0" + PONG);
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void withoutAnAnswerTheConnectionIsDead() {
    connectToServerWithWindows();
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    link.takeWritten();
    assertPingAfter(20, "5 1 0" + PING);
    assertDeadAfter(10);
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "the connection failed: the server has not answered a ping for 10 s: the connection is"
                + " dead");
  }

  @Test
  void aServerThatMayHaveNoWindowsHasMoreTime() {
    connect();
    assertPingAfter(20, "1 1 stream-begin" + PING);
    assertDeadAfter(60);
  }

  @Test
  void aServerWithoutWindowsIsPingedInTimeAfterItsAnswer() {
    connect();
    assertPingAfter(20, "1 1 stream-begin" + PING);
    pass(1);
    receive("1 2 stream-begin" + PONG);
    assertPingAfter(20, "3 1 0" + PING);
    assertDeadAfter(60);
  }

  @Test
  void anyByteIsAnAnswer() {
    connectToServerWithWindows();
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    link.takeWritten();
    assertPingAfter(20, "5 1 0" + PING);
    pass(9);
    client.onBytes(new byte[] {1}, 0, 1);
    client.onBatchEnd();
    assertPingAfter(20, "7 1 0" + PING);
    pass(9);
    client.onBytes(new byte[] {0}, 0, 1);
    client.onBatchEnd();
    pass(19);
    assertThat(call).isNotDone();
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void aConnectionThatReceivesIsNotPinged() {
    connectToServerWithWindows();
    InputStream unused = client.open(Made.call("a")).inputStream();
    link.runTasks();
    link.takeWritten();
    receive("3 2 0 window 0 cbor:0");
    for (int i = 0; i < 8; i++) {
      pass(19);
      receive("3 2 0 bytes-response continuation x");
    }
    assertThat(link.takeWritten()).isEmpty();
    assertPingAfter(20, "5 1 0" + PING);
  }

  @Test
  void aConnectionThatSendsIsNotPinged() {
    connectToServerWithWindows();
    for (int i = 0; i < 10; i++) {
      pass(19);
      client.call(Made.call("a"));
      link.runTasks();
      assertThat(link.takeWritten()).hasSize(1);
    }
    assertPingAfter(20, "23 1 0" + PING);
  }

  @Test
  void whatIsSentAfterThePingIsNoAnswer() {
    connectToServerWithWindows();
    assertPingAfter(20, "3 1 0" + PING);
    pass(9);
    client.call(Made.call("a"));
    link.runTasks();
    assertDeadAfter(1);
  }

  @Test
  void timeDoesNotRunWhileTheTransportTakesNothing() {
    connectToServerWithWindows();
    assertPingAfter(20, "3 1 0" + PING);
    pass(4);
    link.setWritable(false);
    client.call(Made.call("a"));
    link.runTasks();
    pass(3600);
    assertThat(client.isOpen()).isTrue();
    link.setWritable(true);
    client.onWritable();
    assertDeadAfter(6);
  }

  @Test
  void aPingIsNotDueWhileTheTransportTakesNothing() {
    connectToServerWithWindows();
    pass(5);
    link.setWritable(false);
    client.call(Made.call("a"));
    link.runTasks();
    pass(3600);
    assertThat(link.takeWritten()).isEmpty();
    link.setWritable(true);
    client.onWritable();
    assertThat(link.takeWritten()).hasSize(1);
    assertPingAfter(20, "5 1 0" + PING);
  }

  @Test
  void timeDoesNotRunWhileTheClientDoesNotRead() throws Exception {
    connect();
    InputStream result = client.open(Made.call("a")).inputStream();
    link.runTasks();
    link.takeWritten();
    assertPingAfter(20, "3 1 0" + PING);
    // A server without windows fills the window, which stops the reading.
    receive("1 2 stream-begin bytes-response continuation 1234567");
    assertPingAfter(20, "5 1 0" + PING);
    pass(15);
    receive("1 2 0 bytes-response continuation 8");
    assertThat(link.isReading()).isFalse();
    pass(25);
    assertThat(link.takeWritten()).isEmpty();
    link.setOnEventLoop(false);
    assertThat(result.readNBytes(8)).hasSize(8);
    link.runTasks();
    link.setOnEventLoop(true);
    assertThat(link.isReading()).isTrue();
    assertPingAfter(20, "7 1 0" + PING);
  }

  @Test
  void readingThatGoesOnJustBeforeTheEndGivesTheServerItsTime() throws Exception {
    connectToServerWithWindows();
    InputStream result = client.open(Made.call("a")).inputStream();
    link.runTasks();
    link.takeWritten();
    receive("3 2 0 window 0 cbor:0", "3 2 0 bytes-response continuation 12345678");
    assertPingAfter(20, "5 1 0" + PING);
    pass(1);
    // More than was granted stops the reading.
    receive("3 2 0 bytes-response continuation 9");
    assertThat(link.isReading()).isFalse();
    pass(3600);
    link.setOnEventLoop(false);
    assertThat(result.readNBytes(9)).hasSize(9);
    link.runTasks();
    link.setOnEventLoop(true);
    assertThat(link.takeWritten()).hasSize(1);
    assertPingAfter(20, "7 1 0" + PING);
    assertDeadAfter(10);
  }

  @ParameterizedTest
  @EnumSource
  void anErrorWithinAPingEndsTheConnection(RealError error) {
    FrameListener listener =
        new FrameListener() {
          @Override
          public void sent(Frame frame) {
            if (frame.requestId() == 3) {
              int unused = error.happen();
            }
          }

          @Override
          public void received(Frame frame) {}
        };
    connect(ClientOptions.builder().frameListener(listener).build());
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    pass(20);
    assertThat(link.isAborted()).isTrue();
    assertThat(call).isCompletedExceptionally();
    assertThat(client.isOpen()).isFalse();
    assertThat(link.timers()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Peer.Transport.class,
      names = {"TCP", "TLS"},
      mode = EnumSource.Mode.EXCLUDE)
  void connectionsWithoutANetworkAreNotPinged(Peer.Transport transport) {
    link.setPeer(Peer.of(transport, null));
    client = new ClientConnection(link, ClientOptions.DEFAULT);
    assertThat(link.timers()).isZero();
    link.advance(Duration.ofDays(1));
    assertThat(link.takeWritten()).isEmpty();
    assertThat(link.clockReads()).isZero();
  }

  @Test
  void isSwitchedOff() {
    connect(ClientOptions.builder().keepAliveIdle(Duration.ZERO).build());
    assertThat(link.timers()).isZero();
    link.advance(Duration.ofDays(1));
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void itsTimeCanBeSet() {
    connect(ClientOptions.builder().keepAliveIdle(Duration.ofSeconds(3)).build());
    assertPingAfter(3, "1 1 stream-begin" + PING);
    assertDeadAfter(60);
  }

  @Test
  void theEndOfTheConnectionEndsIt() {
    connect();
    client.onEndOfInput();
    assertThat(link.timers()).isZero();
  }
}
