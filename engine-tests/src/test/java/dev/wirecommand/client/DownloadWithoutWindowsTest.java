package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Results that are read as they arrive, from a server of the old kind, which has no windows. A
 * result that is not read stops the reading of the connection, until its call fails.
 */
class DownloadWithoutWindowsTest {
  private static final String CANCEL_1 =
      "3 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}";

  private final TestLink link = new TestLink();
  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder().responseWindow(8).stallTime(Duration.ofSeconds(20)).build());

  @BeforeEach
  void readOnAnotherThread() {
    link.setOnEventLoop(false);
  }

  @Test
  void isReadAsItArrives() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response continuation abc");
    assertThat(result.readNBytes(2)).containsExactly('a', 'b');
    assertThat(result.available()).isEqualTo(1);
    receive("1 2 0 bytes-response continuation de", "1 2 0 bytes-response eos f");
    assertThat(text(result.readAllBytes())).isEqualTo("cdef");
    assertThat(result.read()).isEqualTo(-1);
    result.close();
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void mayBeEmpty() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response eos ");
    assertThat(result.read()).isEqualTo(-1);
  }

  @Test
  void isPublished() {
    Received received = new Received();
    open(Made.call("cat")).publisher().subscribe(received);
    received.subscription.request(1);
    receive("1 2 stream-begin bytes-response continuation abc", "1 2 0 bytes-response eos de");
    link.runTasks();
    assertThat(received.signals).containsExactly("abc");
    received.subscription.request(5);
    link.runTasks();
    assertThat(received.signals).containsExactly("abc", "de", "complete");
  }

  @Test
  void stopsTheReadingWhileItsWindowIsFull() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response continuation 1234567");
    assertThat(link.isReading()).isTrue();
    receive("1 2 0 bytes-response continuation 8");
    assertThat(link.isReading()).isFalse();
    // Of a batch that is being delivered, more may come.
    receive("1 2 0 bytes-response continuation 90");
    assertThat(text(result.readNBytes(5))).isEqualTo("12345");
    link.runTasks();
    assertThat(link.isReading()).isFalse();
    assertThat(text(result.readNBytes(1))).isEqualTo("6");
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aResultThatHasArrivedStopsNothing() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response eos 123456789");
    assertThat(link.isReading()).isTrue();
    assertThat(text(result.readAllBytes())).isEqualTo("123456789");
  }

  @Test
  void aStoppedResultThatEndsLetsReadingGoOn() {
    open(Made.call("cat"));
    receive("1 2 stream-begin bytes-response continuation 12345678", "1 2 0 bytes-response eos 9");
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void readingGoesOnWhenNoWindowIsFull() throws Exception {
    InputStream first = open(Made.call("cat")).inputStream();
    InputStream second = open(Made.call("cat")).inputStream();
    receive(
        "1 2 stream-begin bytes-response continuation 12345678",
        "3 2 0 bytes-response continuation 12345678");
    assertThat(link.isReading()).isFalse();
    first.readNBytes(8);
    link.runTasks();
    assertThat(link.isReading()).isFalse();
    second.close();
    link.runTasks();
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void aResultThatNobodyReadsFailsAndTheOthersGoOn() {
    InputStream idle = open(Made.call("cat")).inputStream();
    CompletableFuture<CommandReply> other = client.call(Made.call("a"));
    link.runTasks();
    link.takeWritten();
    receive("1 2 stream-begin bytes-response continuation 12345678");
    link.advance(Duration.ofNanos(19_999_999_999L));
    assertThat(link.isReading()).isFalse();
    assertThat(link.takeWritten()).isEmpty();
    link.advance(Duration.ofNanos(1));
    assertThat(link.isReading()).isTrue();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1.replaceFirst("3", "5"));
    assertThat(link.timers()).isZero();
    assertFails(
        idle,
        "cancelled",
        "cat: nothing of the result was read for 20s, while the connection's other calls had to"
            + " wait for that");
    receive(
        "1 2 0 bytes-response continuation more",
        "3 2 0 bytes-response eos yes",
        "1 2 0 error-response application cancelled by the peer");
    assertThat(other).isCompleted();
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void aSlowReaderIsNoIdleOne() throws Exception {
    InputStream slow = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response continuation 12345678");
    for (int i = 0; i < 3; i++) {
      link.advance(Duration.ofSeconds(14));
      assertThat(slow.read()).isEqualTo('1' + i);
    }
    assertThat(link.isReading()).isFalse();
    link.advance(Duration.ofSeconds(14));
    assertThat(slow.read()).isEqualTo('4');
    link.runTasks();
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void anErrorInMidStreamReachesTheReader() {
    InputStream result = open(Made.call("cat")).inputStream();
    receive(
        "1 2 stream-begin bytes-response continuation abc",
        "1 2 0 error-response application cbor:{b'code': b'not-found', b'message': b'gone',"
            + " b'details': 7}");
    assertFails(result, "not-found", "gone");
  }

  @Test
  void theEndOfTheConnectionReachesTheReader() {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response continuation abc");
    client.onClosed(new IOException("broken pipe"));
    assertThatThrownBy(result::read)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection failed: broken pipe");
    InputStream later = client.open(Made.call("cat")).inputStream();
    link.runTasks();
    assertThatThrownBy(later::read)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection failed: broken pipe");
  }

  @Test
  void theTimeoutReachesTheReader() {
    CallOptions options = CallOptions.builder().timeout(Duration.ofSeconds(2)).build();
    InputStream result = open(Made.call("cat", CommandData.none(), options)).inputStream();
    receive("1 2 stream-begin bytes-response continuation abc");
    link.advance(Duration.ofSeconds(2));
    assertFails(result, "deadline-exceeded", "cat: no whole answer within 2s");
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void closingItEarlyCancelsTheCall() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    receive("1 2 stream-begin bytes-response continuation abc");
    result.close();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThatThrownBy(result::read).isInstanceOf(IOException.class);
    receive("1 2 0 bytes-response eos d");
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void closingTheResponseItselfCancelsTheCall() {
    ResponseStream response = open(Made.call("cat"));
    receive("1 2 stream-begin bytes-response continuation 12345678");
    assertThat(link.isReading()).isFalse();
    response.close();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void cancellingTheSubscriptionCancelsTheCall() {
    Received received = new Received();
    open(Made.call("cat")).publisher().subscribe(received);
    received.subscription.request(1);
    receive("1 2 stream-begin bytes-response continuation abc");
    received.subscription.cancel();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void closedBeforeItBeginsItIsNotSent() {
    client.open(Made.call("cat")).close();
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void aResponseOfTheOtherKindFails() {
    InputStream bytes = open(Made.call("cat")).expectCbor(false).inputStream();
    receive("1 2 stream-begin bytes-response continuation|cbor cbor:1");
    assertThatThrownBy(bytes::read)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("cat: expected raw bytes, got a response with the cbor flag");
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    InputStream items = open(Made.call("list")).expectCbor(true).inputStream();
    receive("5 2 0 bytes-response eos x");
    assertThatThrownBy(items::read)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("list: expected a typed result, got a response without the cbor flag");
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void aResponseOfTheOtherKindThatIsThereAlreadyFailsAtOnce() {
    ResponseStream response = open(Made.call("cat"));
    receive("1 2 stream-begin bytes-response continuation|cbor cbor:1");
    assertThatThrownBy(() -> response.expectCbor(false))
        .isInstanceOf(ConnectionException.class)
        .hasMessage("cat: expected raw bytes, got a response with the cbor flag");
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void aResponseOfTheRightKindPasses() throws Exception {
    InputStream result = open(Made.call("list")).expectCbor(true).inputStream();
    receive("1 2 stream-begin bytes-response eos|cbor cbor:1");
    assertThat(result.readAllBytes()).containsExactly(1);
  }

  @Test
  void readingOnTheConnectionsOwnThreadIsRefused() {
    InputStream result = open(Made.call("cat")).inputStream();
    link.setOnEventLoop(true);
    assertThatThrownBy(result::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this read would wait on an event loop, which has to receive the bytes: read on another"
                + " thread, or use the publisher");
  }

  @Test
  void readingOnTheEventLoopOfAnotherConnectionIsRefused() throws Exception {
    InputStream result = open(Made.call("cat")).inputStream();
    try (WireServer server = WireServer.builder().build();
        CommandClient other = InProcess.connect(server)) {
      CompletableFuture<Integer> read = new CompletableFuture<>();
      while (!read.isDone()) {
        other
            .call(Made.call("missing"))
            .whenComplete(
                (reply, failure) -> {
                  // A call that ended before runs this on the thread of the test.
                  if (other.isOwnThread()) {
                    try {
                      read.complete(result.read());
                    } catch (IOException | RuntimeException e) {
                      read.completeExceptionally(e);
                    }
                  }
                })
            .handle((reply, failure) -> true)
            .join();
      }
      assertThatThrownBy(read::get)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "this read would wait on an event loop, which has to receive the bytes: read on"
                  + " another thread, or use the publisher");
    }
  }

  private ResponseStream open(CommandCall call) {
    ResponseStream response = client.open(call);
    link.runTasks();
    link.takeWritten();
    return response;
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static void assertFails(InputStream result, String code, String message) {
    assertThatThrownBy(result::read)
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message);
  }

  /** Notes what it is told. */
  private static final class Received implements Flow.Subscriber<ByteBuffer> {
    private final List<String> signals = new ArrayList<>();
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      signals.add(StandardCharsets.US_ASCII.decode(bytes).toString());
    }

    @Override
    public void onError(Throwable failure) {
      signals.add("error " + failure);
    }

    @Override
    public void onComplete() {
      signals.add("complete");
    }
  }
}
