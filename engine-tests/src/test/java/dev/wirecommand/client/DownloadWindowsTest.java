package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses that are read as they arrive, from a server with windows. */
class DownloadWindowsTest {
  private static final String CANCEL =
      " 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}";

  private final TestLink link = new TestLink();
  private final ClientConnection client = client(16);

  private ClientConnection client(int window) {
    return new ClientConnection(
        link,
        ClientOptions.builder()
            .responseWindow(window)
            .limits(Limits.builder().connectionWindowBytes(100_000).build())
            .build());
  }

  @BeforeEach
  void readOnAnotherThread() {
    link.setOnEventLoop(false);
  }

  /** Opens a response of which the server knows the window. */
  private InputStream open() {
    InputStream result = client.open(Made.call("cat")).inputStream();
    link.runTasks();
    link.takeWritten();
    receive("1 2 stream-begin window 0 cbor:0");
    return result;
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
  }

  private String read(InputStream stream, int count) throws IOException {
    String text = new String(stream.readNBytes(count), StandardCharsets.US_ASCII);
    link.runTasks();
    return text;
  }

  @Test
  void theRequestAsksForTheWindow() {
    client.open(Made.call("cat"));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'errors': b'cbor', b'window':"
                + " 16}, b'name': b'cat'}");
  }

  @Test
  void aCallThatIsNotReadAsItArrivesAsksForNone() {
    client.call(Made.call("cat"));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name':"
                + " b'cat'}");
  }

  @Test
  void aGrantIsSentWhenAQuarterHasBeenRead() throws Exception {
    InputStream result = open();
    receive("1 2 0 bytes-response continuation abcdefghijklmnop");
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    assertThat(read(result, 3)).isEqualTo("abc");
    assertThat(link.takeWritten()).isEmpty();
    assertThat(read(result, 1)).isEqualTo("d");
    assertThat(link.takeWritten()).containsExactly("1 1 0 window 0 cbor:4");
    assertThat(read(result, 12)).isEqualTo("efghijklmnop");
    assertThat(link.takeWritten()).containsExactly("1 1 0 window 0 cbor:12");
    receive("1 2 0 bytes-response eos q");
    assertThat(read(result, 9)).isEqualTo("q");
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void theSmallestWindowGrantsByteByByte() throws Exception {
    ClientConnection narrow = client(1);
    InputStream result = narrow.open(Made.call("cat")).inputStream();
    link.runTasks();
    link.takeWritten();
    TestLink.deliver(
        narrow, "1 2 stream-begin window 0 cbor:0", "1 2 0 bytes-response continuation a");
    assertThat(link.takeWritten()).isEmpty();
    assertThat(read(result, 1)).isEqualTo("a");
    assertThat(link.takeWritten()).containsExactly("1 1 0 window 0 cbor:1");
  }

  @Test
  void nothingIsGrantedBeforeTheServerHasShownItsWindows() throws Exception {
    InputStream result = client.open(Made.call("cat")).inputStream();
    link.runTasks();
    link.takeWritten();
    receive("1 2 stream-begin bytes-response continuation abcdefgh");
    assertThat(read(result, 8)).isEqualTo("abcdefgh");
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void grantsAreJoinedAndGoBeforeOtherOutput() throws Exception {
    InputStream result = open();
    receive("1 2 0 bytes-response continuation abcdefghijklmnop");
    link.setWritable(false);
    client.call(Made.call("a"));
    link.runTasks();
    assertThat(read(result, 4)).isEqualTo("abcd");
    assertThat(read(result, 5)).isEqualTo("efghi");
    assertThat(link.takeWritten()).isEmpty();
    link.setWritable(true);
    client.onWritable();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 0 window 0 cbor:9",
            "3 1 0 command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'a'}");
  }

  @Test
  void aPausedReaderHoldsNothingUp() throws Exception {
    InputStream paused = open();
    receive("1 2 0 bytes-response continuation abcdefghijklmnop");
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    InputStream other = client.open(Made.call("cat")).inputStream();
    link.runTasks();
    receive("5 2 0 window 0 cbor:0", "3 2 0 bytes-response eos yes", "5 2 0 bytes-response eos ok");
    assertThat(call).isCompleted();
    assertThat(read(other, 9)).isEqualTo("ok");
    assertThat(link.isReading()).isTrue();
    link.advance(Duration.ofHours(1));
    assertThat(read(paused, 16)).isEqualTo("abcdefghijklmnop");
  }

  @Test
  void aServerThatSendsMoreThanGrantedIsNotReadUntilThereIsRoom() throws Exception {
    InputStream result = open();
    receive("1 2 0 bytes-response continuation abcdefghijklmnop");
    assertThat(link.isReading()).isTrue();
    receive("1 2 0 bytes-response continuation q");
    assertThat(link.isReading()).isFalse();
    assertThat(read(result, 3)).isEqualTo("abc");
    assertThat(link.isReading()).isFalse();
    assertThat(read(result, 1)).isEqualTo("d");
    assertThat(link.isReading()).isTrue();
    assertThat(link.takeWritten()).containsExactly("1 1 0 window 0 cbor:4");
  }

  @Test
  void closedWhileItsWindowIsEmptyItIsCancelledAndReturnsItsBytes() throws Exception {
    ClientConnection narrow = client(100_000);
    InputStream result = narrow.open(Made.call("cat")).inputStream();
    link.runTasks();
    assertThat(link.takeWritten().get(0)).contains("b'window': 100000");
    TestLink.deliver(narrow, "1 2 stream-begin window 0 cbor:0");
    narrow.open(Made.call("cat"));
    link.runTasks();
    // Every window has at least as much.
    assertThat(link.takeWritten().get(0)).contains("b'window': 65536");
    result.close();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly("5" + CANCEL);
    TestLink.deliver(
        narrow,
        "1 2 0 error-response application cancelled by the peer",
        "5 2 0 bytes-response eos|cbor cbor:True");
    narrow.open(Made.call("cat"));
    link.runTasks();
    // What the second has above the limit is missing.
    assertThat(link.takeWritten().get(0)).contains("b'window': 65536");
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void anErrorWhileItsWindowIsEmptyReachesTheReader() {
    InputStream result = open();
    receive(
        "1 2 0 bytes-response continuation abcdefghijklmnop",
        "1 2 0 error-response application cbor:{b'code': b'conflict', b'message': b'no'}");
    assertThatThrownBy(result::read).isInstanceOf(CommandException.class).hasMessage("no");
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void aWindowForARequestThatDidNotAskEndsTheConnection() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    receive("1 2 stream-begin window 0 cbor:0");
    assertThat(link.isClosed()).isTrue();
    assertThatThrownBy(call::join)
        .hasMessageContaining("request 1: window for a request that did not ask for windows");
  }

  /* A server of the old kind, without windows. */

  @Test
  void aServerWithoutWindowsIsNotReadWhileAReaderIsPaused() throws Exception {
    InputStream result = client.open(Made.call("cat")).inputStream();
    link.runTasks();
    link.takeWritten();
    receive("1 2 stream-begin bytes-response continuation abcdefghijklmnop");
    assertThat(link.isReading()).isFalse();
    assertThat(read(result, 8)).isEqualTo("abcdefgh");
    assertThat(link.isReading()).isTrue();
    assertThat(link.takeWritten()).isEmpty();
  }
}
