package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that are made while others are answered, and many of them. */
class CallsInBatchesTest {
  private final TestLink link = new TestLink();
  private final ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);

  private CompletableFuture<CommandReply> call(String command) {
    return client.call(Made.call(command));
  }

  private static String request(int index, String command) {
    return 2 * index
        + 1
        + " 1 "
        + (index == 0 ? "stream-begin" : "0")
        + " command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'"
        + command
        + "'}";
  }

  private static List<String> requests(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> request(i, "a")).toList();
  }

  @Test
  void whatIsCalledForAnAnswerLeavesWithItsBatch() {
    call("a").thenRun(() -> call("b"));
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(request(0, "a"));
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos x");
    assertThat(link.takeWritten()).containsExactly(request(1, "b"));
    assertThat(link.flushes()).isEqualTo(2);
  }

  @Test
  void theFirstOfManyCallsLeaveBeforeTheLastIsMade() {
    List<List<String>> seen = new ArrayList<>();
    call("a")
        .thenRun(
            () -> {
              link.takeWritten();
              for (int i = 0; i < 40; i++) {
                call("a");
                if (i == 30 || i == 31) {
                  seen.add(List.copyOf(link.takeWritten()));
                }
              }
            });
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos x");
    assertThat(seen).containsExactly(List.of(), requests(1, 33));
    assertThat(link.takeWritten()).isEqualTo(requests(33, 41));
    assertThat(link.flushes()).isEqualTo(3);
  }

  @Test
  void whatIsMadeOfAReplyCompletesTheCall() {
    CompletableFuture<Integer> length =
        client.call(Made.call("a"), (CommandReply reply) -> reply.bytes().length);
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos four");
    assertThat(length).isCompletedWithValue(4);
  }

  @Test
  void whatFailsToBeMadeFailsTheCall() {
    var failure = new IllegalStateException("not today");
    Function<CommandReply, Integer> decoder =
        reply -> {
          throw failure;
        };
    CompletableFuture<Integer> call = client.call(Made.call("a"), decoder);
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos four");
    assertThat(call).isCompletedExceptionally();
    assertThat(call.handle((value, e) -> e)).isCompletedWithValue(failure);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void nothingIsMadeForWhoHasCancelled() {
    List<CommandReply> made = new ArrayList<>();
    CompletableFuture<Boolean> call = client.call(Made.call("a"), made::add);
    link.runTasks();
    call.cancel(false);
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos four");
    assertThat(made).isEmpty();
    assertThat(call).isCancelled();
  }

  @Test
  void whatIsCalledAfterTheConnectionFailedIsToldThoughTheBatchHasNoEnd() {
    byte[] unknown = FrameEncoder.encode(FrameText.parse("1 2 stream-begin bytes-response eos x"));
    client.onBytes(unknown, 0, unknown.length);
    link.setOnEventLoop(false);
    CompletableFuture<CommandReply> late = call("a");
    link.setOnEventLoop(true);
    link.runTasks();
    assertThat(late.handle((reply, e) -> String.valueOf(e)))
        .isCompletedWithValue(
            "dev.wirecommand.client.UnsentCallException: bytes-response to request 1, which is not"
                + " pending");
  }
}
