package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls that end on this side first (section 9 of the protocol). */
class CancelTest {
  private static final String CANCEL_1 =
      "3 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}";

  private final TestLink link = new TestLink();
  private final ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);

  @Test
  void cancellingTheFutureCancelsTheRequest() {
    CompletableFuture<CommandReply> call = begun(Made.call("a"));
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThat(call).isCancelled();
  }

  @Test
  void cancellingItTwiceCancelsOnce() {
    CompletableFuture<CommandReply> call = begun(Made.call("a"));
    call.cancel(false);
    call.cancel(true);
    link.runTasks();
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void completingTheFutureInAnotherWayCancelsToo() {
    CompletableFuture<CommandReply> first = begun(Made.call("a"));
    first.completeExceptionally(new TimeoutException("the caller's own"));
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    CompletableFuture<CommandReply> second = begun(Made.call("b"));
    second.complete(new CommandReply(new byte[0], false));
    link.runTasks();
    assertThat(link.takeWritten().get(0)).contains("b'request': 5");
  }

  @Test
  void theAnswersOfBothAreDiscarded() {
    begun(Made.call("a")).cancel(false);
    link.runTasks();
    link.takeWritten();
    TestLink.deliver(
        client,
        "3 2 stream-begin bytes-response eos|cbor cbor:True",
        "1 2 0 error-response application cancelled by the peer");
    assertThat(link.isClosed()).isFalse();
    // Both ids are free: the next after the last is taken, until they come round.
    assertThat(begun(Made.call("b"))).isNotDone();
  }

  @Test
  void anAnsweredCallIsNotCancelled() {
    CompletableFuture<CommandReply> call = begun(Made.call("a"));
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos yes");
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    assertThat(call).isCompleted();
  }

  @Test
  void aRequestThatWasNotBegunIsNotCancelled() {
    link.setWritable(false);
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    call.cancel(false);
    link.runTasks();
    link.setWritable(true);
    client.onWritable();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void noCancelIsSentWhereItIsSwitchedOff() {
    ClientConnection quiet =
        new ClientConnection(link, ClientOptions.builder().cancels(false).build());
    CompletableFuture<CommandReply> call = quiet.call(Made.call("a"));
    link.runTasks();
    link.takeWritten();
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    TestLink.deliver(quiet, "1 2 stream-begin bytes-response eos late");
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void theTimeoutEndsTheCallAndCancelsIt() {
    CompletableFuture<CommandReply> call =
        begun(Made.call("a", CommandData.none(), timeout(Duration.ofMillis(1500))));
    link.advance(Duration.ofNanos(1_499_999_999));
    assertThat(call).isNotDone();
    link.advance(Duration.ofNanos(1));
    assertFails(call, "deadline-exceeded", "a: no whole answer within 1.5s");
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThat(link.timers()).isZero();
  }

  @Test
  void theTimerOfACallThatEndsIsTakenBack() {
    CallOptions options = timeout(Duration.ofSeconds(1));
    CompletableFuture<CommandReply> answered = begun(Made.call("a", CommandData.none(), options));
    CompletableFuture<CommandReply> cancelled = begun(Made.call("b", CommandData.none(), options));
    begun(Made.call("c", CommandData.none(), options));
    assertThat(link.timers()).isEqualTo(3);
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos yes");
    assertThat(answered).isCompleted();
    assertThat(link.timers()).isEqualTo(2);
    cancelled.cancel(false);
    link.runTasks();
    assertThat(link.timers()).isEqualTo(1);
    client.onEndOfInput();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aCallWhoseTimeIsOverBeforeItBeginsIsNotSent() {
    CompletableFuture<CommandReply> call =
        client.call(Made.call("a", CommandData.none(), timeout(Duration.ofMillis(1))));
    link.advance(Duration.ofMillis(1));
    link.runTasks();
    assertFails(call, "deadline-exceeded", "a: no whole answer within 0.001s");
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void dataThatIsLeftIsEndedAfterTheCancel() {
    link.setWritableChecks(3);
    ClientConnection narrow = narrow(64);
    CompletableFuture<CommandReply> call =
        narrow.call(Made.call("put", CommandData.of(new byte[200])));
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(3);
    call.cancel(false);
    link.runTasks();
    link.setWritableChecks(-1);
    narrow.onWritable();
    // The other way round, the server would take the end of the data for all of it.
    assertThat(link.takeWritten())
        .containsExactly(CANCEL_1.replaceFirst("^3", "5"), "1 1 0 command-data eos ");
  }

  @Test
  void aRequestMapIsSentWholeBeforeItIsCancelled() {
    // The three frames of the ping that comes before the first upload, and one of the request map.
    link.setWritableChecks(4);
    ClientConnection narrow = narrow(16);
    CompletableFuture<CommandReply> call =
        narrow.call(Made.call("put", CommandData.of(new byte[200])));
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(4);
    call.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    link.setWritableChecks(-1);
    narrow.onWritable();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 1 0 command-request continuation|more|have-data"
                + " borFwindow\\x1a\\x04\\x00\\x00\\x00D",
            "1 1 0 command-request continuation|have-data nameCput",
            "5 1 0 command-request new|more \\xa2Dargs\\xa1Grequest\\x01",
            "5 1 0 command-request continuation|more DnameRwirecomman",
            "5 1 0 command-request continuation d.cancel",
            "1 1 0 command-data eos ");
  }

  @Test
  void closingTakesBackWhatTheServerKnowsOf() {
    ClientConnection narrow = narrow(64);
    link.setWritableChecks(3);
    CompletableFuture<CommandReply> begun =
        narrow.call(Made.call("put", CommandData.of(new byte[200])));
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(3);
    CompletableFuture<CommandReply> waiting = narrow.call(Made.call("a"));
    link.runTasks();
    link.setWritableChecks(-1);
    narrow.close();
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(CANCEL_1.replaceFirst("^3", "7"), "1 1 0 command-data eos ");
    for (CompletableFuture<CommandReply> call : List.of(begun, waiting)) {
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOf(ConnectionException.class)
          .hasMessage("the connection was closed on this side");
    }
    assertThat(link.isClosed()).isTrue();
    narrow.close();
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void cancelsThatWaitDieWithTheConnection() {
    CompletableFuture<CommandReply> first = begun(Made.call("a"));
    CompletableFuture<CommandReply> second = begun(Made.call("b"));
    link.setWritable(false);
    first.cancel(false);
    link.runTasks();
    client.onEndOfInput();
    assertThat(second).isCompletedExceptionally();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void anInterruptCancelsTheCallThatWaits() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> stays = new AtomicReference<>();
    link.setOnEventLoop(false);
    Thread caller =
        new Thread(
            () -> {
              try {
                new Waiting(client).run();
              } catch (ConnectionException e) {
                thrown.set(e);
                stays.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    link.awaitTask();
    assertThat(link.takeWritten()).hasSize(1);
    caller.interrupt();
    link.awaitTask();
    caller.join();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThat(thrown.get()).hasMessage("wait: interrupted while waiting for the answer");
    assertThat(stays.get()).isTrue();
  }

  private CompletableFuture<CommandReply> begun(CommandCall made) {
    CompletableFuture<CommandReply> call = client.call(made);
    link.runTasks();
    link.takeWritten();
    return call;
  }

  private ClientConnection narrow(int sendPayload) {
    return new ClientConnection(
        link,
        ClientOptions.builder().limits(Limits.builder().sendPayload(sendPayload).build()).build());
  }

  private static CallOptions timeout(Duration timeout) {
    return CallOptions.builder().timeout(timeout).build();
  }

  private static void assertFails(
      CompletableFuture<CommandReply> call, String code, String message) {
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).isEqualTo(message);
            });
  }

  /** What the processor would generate, in short. */
  private static final class Waiting extends TypedClient {
    Waiting(CommandClient client) {
      super(client);
    }

    void run() {
      CborWriter arguments = new CborWriter();
      arguments.writeMapHeader(0);
      callVoid(Made.name("wait"), arguments, CommandData.none());
    }
  }
}
