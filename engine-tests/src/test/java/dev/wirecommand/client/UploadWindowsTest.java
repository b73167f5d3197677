package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Data that is sent as far as the server grants. */
class UploadWindowsTest {
  private static final String PING =
      "3 1 stream-begin command-request new cbor:{b'meta': {b'window': 65536}, b'name':"
          + " b'wirecommand.ping'}";

  private static final String PUT =
      "1 1 0 command-request new|have-data cbor:{b'meta': {b'errors': b'cbor', b'window': 9},"
          + " b'name': b'put'}";

  private static final String CHUNK = "1 1 0 command-data continuation " + "x".repeat(32_768);

  private static final String NONE = "bytes-response eos|cbor cbor:None";

  private final TestLink link = new TestLink();
  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder()
              .limits(Limits.builder().responseBytes(9).build())
              .executor(Runnable::run)
              .build());

  private int closed;

  private CompletableFuture<CommandReply> put(int bytes) {
    InputStream data =
        new ByteArrayInputStream("x".repeat(bytes).getBytes()) {
          @Override
          public void close() {
            closed++;
          }
        };
    return put(CommandData.of(data));
  }

  private CompletableFuture<CommandReply> put(CommandData data) {
    CompletableFuture<CommandReply> call = client.call(Made.call("put", data));
    link.runTasks();
    return call;
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
    link.runTasks();
  }

  @Test
  void whatTheServerMayNotTakeWaitsForTheAnswerToThePing() {
    put(100_000);
    assertThat(link.takeWritten()).containsExactly(PING, PUT, CHUNK, CHUNK);
    receive("3 2 stream-begin window 0 cbor:0", "3 2 0 " + NONE);
    assertThat(link.takeWritten()).isEmpty();
    receive("1 2 0 window 0 cbor:4");
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data continuation xxxx");
    receive("1 2 0 window 0 cbor:100000");
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 0 command-data continuation " + "x".repeat(32_764),
            "1 1 0 command-data eos " + "x".repeat(1696));
  }

  @Test
  void aServerWithoutWindowsIsSentAllAfterTheAnswerToThePing() {
    put(100_000);
    assertThat(link.takeWritten()).containsExactly(PING, PUT, CHUNK, CHUNK);
    receive("3 2 stream-begin " + NONE);
    assertThat(link.takeWritten())
        .containsExactly(CHUNK, "1 1 0 command-data eos " + "x".repeat(1696));
  }

  @Test
  void aServerThatKnowsNoPingHasNoWindows() {
    put(100_000);
    assertThat(link.takeWritten()).hasSize(4);
    receive("3 2 stream-begin error-response application unknown command 'wirecommand.ping'");
    assertThat(link.takeWritten()).hasSize(2);
    CompletableFuture<CommandReply> second = put(70_000);
    // Its windows are known: no second ping.
    assertThat(link.takeWritten())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("5 1 0 command-request new|have-data");
    receive("1 2 0 " + NONE, "5 2 0 " + NONE);
    assertThat(second).isCompleted();
  }

  @Test
  void onceKnownTheFirstBytesAreSentAtOnce() {
    put(5);
    receive("1 2 stream-begin window 0 cbor:0", "3 2 0 window 0 cbor:0", "1 2 0 " + NONE);
    link.takeWritten();
    put(70_000);
    assertThat(link.takeWritten())
        .containsExactly(
            PUT.replaceFirst("1", "5"), CHUNK.replaceFirst("1", "5"), CHUNK.replaceFirst("1", "5"));
  }

  @Test
  void wholeDataIsSplitWhereTheGrantEnds() {
    put(CommandData.of(new byte[65_539]));
    assertThat(link.takeWritten()).hasSize(4);
    receive("1 2 stream-begin window 0 cbor:2");
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data continuation \\x00\\x00");
    receive("1 2 0 window 0 cbor:1");
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos \\x00");
  }

  @Test
  void theEndNeedsNoGrant() {
    put(65_536);
    assertThat(link.takeWritten())
        .containsExactly(PING, PUT, CHUNK, CHUNK, "1 1 0 command-data eos ");
  }

  @Test
  void aWaitingUploadHoldsNothingUp() {
    put(100_000);
    link.takeWritten();
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    CompletableFuture<CommandReply> second = put(1);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "5 1 0 command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'a'}",
            PUT.replaceFirst("1", "7"),
            "7 1 0 command-data eos x");
    receive("1 2 stream-begin window 0 cbor:0", "5 2 0 " + NONE, "7 2 0 " + NONE);
    assertThat(call).isCompleted();
    assertThat(second).isCompleted();
  }

  @Test
  void cancelledWhileItsWindowIsEmptyItsDataEnds() {
    CompletableFuture<CommandReply> call = put(100_000);
    receive("1 2 stream-begin window 0 cbor:0", "3 2 0 window 0 cbor:0", "3 2 0 " + NONE);
    link.takeWritten();
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "5 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name':"
                + " b'wirecommand.cancel'}",
            "1 1 0 command-data eos ");
    assertThat(closed).isEqualTo(1);
    // A grant that was on its way does no harm.
    receive(
        "1 2 0 window 0 cbor:100",
        "1 2 0 error-response application cancelled by the peer",
        "5 2 0 bytes-response eos|cbor cbor:True");
    assertThat(link.takeWritten()).isEmpty();
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void anAnswerWhileItsWindowIsEmptyEndsTheData() {
    CompletableFuture<CommandReply> call = put(100_000);
    receive("1 2 stream-begin window 0 cbor:0");
    link.takeWritten();
    receive("1 2 0 " + NONE);
    assertThat(call).isCompleted();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos ");
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void anAnswerOverTheLimitFailsAndDoesNotHang() {
    CompletableFuture<CommandReply> call = put(1);
    receive(
        "1 2 stream-begin window 0 cbor:0",
        "1 2 0 bytes-response continuation 12345",
        "1 2 0 bytes-response continuation 6789");
    assertThat(call).isNotDone();
    // The server needs a grant to go on, and what it then sends is too much.
    assertThat(link.takeWritten()).endsWith("1 1 0 window 0 cbor:1");
    receive("1 2 0 bytes-response continuation 0");
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(OversizedResponseException.class)
        .hasMessage("put: the response exceeds the limit of 9 bytes");
    assertThat(link.takeWritten())
        .containsExactly(
            "5 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name':"
                + " b'wirecommand.cancel'}");
  }

  @Test
  void anAnswerOfExactlyTheLimitIsTaken() {
    CompletableFuture<CommandReply> call = put(1);
    receive(
        "1 2 stream-begin window 0 cbor:0",
        "1 2 0 bytes-response continuation 12345",
        "1 2 0 bytes-response continuation 6789",
        "1 2 0 bytes-response eos ");
    assertThat(call.join().bytes()).containsExactly('1', '2', '3', '4', '5', '6', '7', '8', '9');
  }

  @Test
  void dataAndResponseFlowAtOnce() throws Exception {
    InputStream result =
        client.open(Made.call("put", CommandData.of(new byte[65_540]))).inputStream();
    link.runTasks();
    assertThat(link.takeWritten().get(1))
        .isEqualTo(PUT.replace("b'window': 9", "b'window': 262144"));
    receive(
        "1 2 stream-begin window 0 cbor:1",
        "1 2 0 bytes-response continuation " + "x".repeat(65_535));
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data continuation \\x00");
    link.setOnEventLoop(false);
    assertThat(result.readNBytes(65_535)).hasSize(65_535);
    link.setOnEventLoop(true);
    receive("1 2 0 bytes-response continuation x", "1 2 0 window 0 cbor:2");
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data continuation \\x00\\x00");
    link.setOnEventLoop(false);
    assertThat(result.read()).isEqualTo('x');
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly("1 1 0 window 0 cbor:65536");
  }
}
