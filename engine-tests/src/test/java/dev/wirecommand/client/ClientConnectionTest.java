package dev.wirecommand.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ClientConnectionTest {
  private final TestLink link = new TestLink();
  private final ClientConnection client = connection(Limits.DEFAULT);

  private ClientConnection connection(Limits limits) {
    return new ClientConnection(link, ClientOptions.builder().limits(limits).build());
  }

  @Test
  void sendsCallsMadeTogetherInOneFlush() {
    call("a");
    call("b");
    assertThat(link.takeWritten()).isEmpty();
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 stream-begin command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'a'}",
            "3 1 0 command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'b'}");
    assertThat(link.flushes()).isEqualTo(1);
  }

  @Test
  void sendsDataBesideTheArguments() {
    client.call(Made.call("put", CommandData.of(new byte[] {'x'})));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "3 1 stream-begin command-request new cbor:{b'meta': {b'window': 65536}, b'name': b'wirecommand.ping'}",
            "1 1 0 command-request new|have-data cbor:{b'meta': {b'errors': b'cbor', b'window': 67108864}, b'name': b'put'}",
            "1 1 0 command-data eos x");
  }

  @Test
  void answersWhoeverAskedInWhateverOrder() throws Exception {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    TestLink.deliver(
        client,
        "3 2 stream-begin bytes-response continuation tw",
        "1 2 0 bytes-response eos|cbor cbor:1",
        "3 2 0 bytes-response eos o");
    assertThat(first.get().cbor()).isTrue();
    assertThat(first.get().bytes()).containsExactly(1);
    assertThat(second.get().cbor()).isFalse();
    assertThat(second.get().bytes()).containsExactly('t', 'w', 'o');
  }

  @Test
  void anApplicationErrorEndsItsCallAlone() throws Exception {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    TestLink.deliver(
        client, "1 2 stream-begin error-response application no", "3 2 0 bytes-response eos yes");
    assertFails(first, CommandException.class, "no");
    assertThat(second.get().bytes()).containsExactly('y', 'e', 's');
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void anApplicationErrorHasItsCodeAndDetails() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    TestLink.deliver(
        client,
        "1 2 stream-begin error-response application cbor:{b'code': b'no-such-path',"
            + " b'message': b'no', b'details': 7}");
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.code()).isEqualTo("no-such-path");
              assertThat(e.getMessage()).isEqualTo("no");
              assertThat(e.details()).isEqualTo(new CborValue.Int(7));
            });
  }

  @Test
  void anErrorWithoutACodeHasFailed() {
    CompletableFuture<CommandReply> bare = call("a");
    CompletableFuture<CommandReply> odd = call("b");
    link.runTasks();
    TestLink.deliver(
        client,
        "1 2 stream-begin error-response application no",
        "3 2 0 error-response application cbor:{b'code': b'Not Found', b'message': b'no'}");
    for (CompletableFuture<CommandReply> call : List.of(bare, odd)) {
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOfSatisfying(
              CommandException.class, e -> assertThat(e.code()).isEqualTo("failed"))
          .hasMessage("no");
    }
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void aMalformedErrorEndsTheConnection() {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    TestLink.deliver(
        client, "1 2 stream-begin error-response application cbor:{b'code': b'failed'}");
    String reason = "error-response to request 1: no message";
    assertFails(first, ConnectionException.class, reason);
    assertFails(second, ConnectionException.class, reason);
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void isOpenUntilItHasEnded() {
    assertThat(client.isOpen()).isTrue();
    client.onEndOfInput();
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void knowsItsThread() {
    assertThat(client.isOwnThread()).isTrue();
    link.setOnEventLoop(false);
    assertThat(client.isOwnThread()).isFalse();
  }

  @Test
  void callsEndWhereTheirThreadIsGone() {
    CompletableFuture<CommandReply> under = call("a");
    link.runTasks();
    link.endEventLoop();
    CompletableFuture<CommandReply> late = call("b");
    assertFails(under, ConnectionException.class, "the connection's thread has ended");
    assertFails(late, ConnectionException.class, "the connection's thread has ended");
  }

  @Test
  void callsThatWereAnnouncedEndWithTheLink() {
    CompletableFuture<CommandReply> announced = call("a");
    // The task that would take it over is never run.
    client.onClosed(new IOException("broken pipe"));
    assertFails(announced, ConnectionException.class, "the connection failed: broken pipe");
    link.endEventLoop();
    assertFails(call("b"), ConnectionException.class, "the connection failed: broken pipe");
  }

  @Test
  void aRogueAnswerEndsEveryCallAndTheConnection() {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    TestLink.deliver(client, "5 2 stream-begin bytes-response eos boo");
    String reason = "bytes-response to request 5, which is not pending";
    assertFails(first, ConnectionException.class, reason);
    assertFails(second, ConnectionException.class, reason);
    assertThat(link.isClosed()).isTrue();
    CompletableFuture<CommandReply> later = call("c");
    link.runTasks();
    assertFails(later, ConnectionException.class, reason);
    assertThat(link.takeWritten()).hasSize(2);
  }

  @Test
  void theEndOfInputEndsEveryCall() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    client.onEndOfInput();
    assertFails(call, ConnectionException.class, "the server closed the connection");
  }

  @Test
  void theEndOfInputWithinAFrameIsTold() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    client.onBytes(new byte[] {1, 0, 0, 1}, 0, 4);
    client.onEndOfInput();
    assertFails(
        call, ConnectionException.class, "truncated frame: input ended after 4 of 8 header bytes");
  }

  @Test
  void aFailedLinkEndsEveryCallWithItsReason() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    client.onClosed(new IOException("broken pipe"));
    assertFails(call, ConnectionException.class, "the connection failed: broken pipe");
  }

  @Test
  void aFailedLinkWithoutAMessageIsNamedByTheClassOfItsFailure() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    client.onClosed(new ClosedChannelException());
    assertFails(
        call,
        ConnectionException.class,
        "the connection failed: java.nio.channels.ClosedChannelException");
  }

  @Test
  void anotherProtocolIsNamed() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    byte[] answer = "HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n".getBytes(US_ASCII);
    client.onBytes(answer, 0, answer.length);
    assertFails(
        call,
        ConnectionException.class,
        "the peer sent an HTTP response 'HTTP/1.1 400 Bad Request' instead of a frame: check the"
            + " server's address and port");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void anotherProtocolIsNamedByItsFirstBytesInPieces() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    for (byte b : "SSH-2.0-x".getBytes(US_ASCII)) {
      client.onBytes(new byte[] {b}, 0, 1);
    }
    assertFails(
        call,
        ConnectionException.class,
        "the peer sent an SSH banner 'SSH-2.0-' instead of a frame: check the server's address and"
            + " port");
  }

  @Test
  void anotherProtocolIsNamedWhereTheInputEndsEarly() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    // A TLS alert.
    client.onBytes(new byte[] {21, 3, 3, 0, 2, 2, 10}, 0, 7);
    client.onEndOfInput();
    assertFails(
        call,
        ConnectionException.class,
        "the peer sent a TLS record instead of a frame: give both ends TLS settings, or neither");
  }

  @Test
  void textAfterAFrameIsAFrameThatIsTooLong() {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response continuation hello");
    byte[] answer = "HTTP/1.1".getBytes(US_ASCII);
    client.onBytes(answer, 0, answer.length);
    assertFails(
        call,
        ConnectionException.class,
        "frame payload of 5526600 bytes for request 12112 exceeds the limit of 65535");
  }

  @Test
  void closingEndsEveryCall() {
    CompletableFuture<CommandReply> call = call("a");
    client.close();
    link.runTasks();
    assertFails(call, ConnectionException.class, "the connection was closed on this side");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aCallCancelledBeforeItWasSentIsNotSent() {
    CompletableFuture<CommandReply> call = call("a");
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void anAnswerToACancelledCallIsDiscarded() throws Exception {
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    call.cancel(false);
    CompletableFuture<CommandReply> other = call("b");
    link.runTasks();
    TestLink.deliver(
        client,
        "1 2 stream-begin bytes-response eos late",
        // What the cancel is answered with is nobody's.
        "3 2 0 error-response application unknown command",
        "5 2 0 bytes-response eos yes");
    assertThat(other.get().bytes()).containsExactly('y', 'e', 's');
    assertThat(call).isCancelled();
  }

  @Test
  void waitsWhileTheServerDoesNotRead() {
    link.setWritable(false);
    call("a");
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    link.setWritable(true);
    client.onWritable();
    assertThat(link.takeWritten()).hasSize(1);
  }

  @Test
  void aResponseOverTheLimitFailsItsCallAlone() throws Exception {
    ClientConnection limited = connection(Limits.builder().responseBytes(4).build());
    CompletableFuture<CommandReply> call = limited.call(Made.call("a"));
    CompletableFuture<CommandReply> other = limited.call(Made.call("b"));
    link.runTasks();
    TestLink.deliver(
        limited,
        "1 2 stream-begin bytes-response continuation 1234",
        "1 2 0 bytes-response continuation 5",
        "3 2 0 bytes-response eos yes",
        "1 2 0 bytes-response eos 6");
    assertFails(call, ConnectionException.class, "a: the response exceeds the limit of 4 bytes");
    assertThat(other.get().bytes()).containsExactly('y', 'e', 's');
    assertThat(link.isClosed()).isFalse();
  }

  private CompletableFuture<CommandReply> call(String command) {
    return client.call(Made.call(command));
  }

  private static void assertFails(
      CompletableFuture<CommandReply> call, Class<? extends Throwable> kind, String message) {
    assertThat(call).isDone();
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(kind)
        .hasMessage(message);
  }
}
