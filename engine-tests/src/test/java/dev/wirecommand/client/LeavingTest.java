package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.testing.wire.TestLink;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that leaves the connection, and a client that learns it. */
class LeavingTest {
  private static final String LEAVE = "stream-settings 0 \\x08identity";
  private static final String LEFT =
      "the server left the connection, and it ended after the last call: make a new connection";

  private final TestLink link = new TestLink();
  private final ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);

  private CompletableFuture<CommandReply> call(String name) {
    CompletableFuture<CommandReply> call = client.call(Made.call(name));
    link.runTasks();
    return call;
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
  }

  @Test
  void withoutCallsTheConnectionEnds() {
    assertThat(client.isLeaving()).isFalse();
    receive("0 2 stream-begin|stream-end " + LEAVE);
    assertThat(client.isLeaving()).isTrue();
    assertThat(client.isOpen()).isFalse();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(link.takeWritten()).isEmpty();
    assertThatThrownBy(call("a")::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage(LEFT);
  }

  @Test
  void callsInFlightAreAnsweredBeforeTheConnectionEnds() {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    receive("1 2 stream-begin bytes-response continuation x", "0 2 stream-end " + LEAVE);
    assertThat(client.isLeaving()).isTrue();
    assertThat(client.isOpen()).isTrue();
    receive("1 2 stream-begin bytes-response eos y");
    assertThat(first).isCompleted();
    assertThat(link.isClosed()).isFalse();
    receive("3 2 stream-end bytes-response eos z");
    assertThat(second).isCompleted();
    assertThat(link.isClosed()).isTrue();
    assertThat(client.isOpen()).isFalse();
  }

  @Test
  void aCallThatIsCancelledIsAwaitedToo() {
    CompletableFuture<CommandReply> call = call("a");
    receive("0 2 stream-begin|stream-end " + LEAVE);
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(2);
    receive("1 2 stream-begin error-response application cancelled by the peer");
    assertThat(link.isClosed()).isFalse();
    receive("3 2 stream-end bytes-response eos|cbor cbor:True");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aServerWithoutTheExtensionLeavesWithTheLastFrameOfItsAnswers() {
    CompletableFuture<CommandReply> call = call("a");
    receive("1 2 stream-begin|stream-end bytes-response eos x");
    assertThat(call).isCompleted();
    assertThat(client.isLeaving()).isTrue();
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void theEndOfAnotherStreamIsNoLeaving() {
    call("a");
    CompletableFuture<CommandReply> call = call("b");
    receive("3 4 stream-begin|stream-end bytes-response eos x");
    assertThat(call).isCompleted();
    assertThat(client.isLeaving()).isFalse();
    assertThat(client.isOpen()).isTrue();
  }
}
