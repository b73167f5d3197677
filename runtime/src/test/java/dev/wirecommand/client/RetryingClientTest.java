package dev.wirecommand.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.RetryingClient.Scheduler;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingClientTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofMillis(8), Duration.ofSeconds(1));
  private static final Duration LONGEST_DELAY = Duration.ofMillis(16);
  private static final CommandReply REPLY = new CommandReply(new byte[] {1}, false);
  private static final CommandException OVERLOADED = new CommandException("overloaded", "later");

  private final Given given = new Given();
  private final VirtualScheduler scheduler = new VirtualScheduler();
  private final CommandClient client =
      given.with(new RetryingClient(POLICY, new Random(1), scheduler));

  private static CommandCall withTimeout(CommandCall call, Duration timeout) {
    return call.withOptions(CallOptions.builder().timeout(timeout).build());
  }

  private static CommandReply description(String... notStarted) {
    CborWriter out = new CborWriter();
    out.writeMapHeader(2);
    out.writeText("commands");
    out.writeArrayHeader(0);
    out.writeText("notStarted");
    out.writeArrayHeader(notStarted.length);
    for (String code : notStarted) {
      out.writeText(code);
    }
    return new CommandReply(out.toByteArray(), true);
  }

  @Test
  void anAnswerIsPassedOn() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(scheduler.delays()).isEmpty();
    assertThat(given.closedActions).isZero();
  }

  @Test
  void aCallThatEndedWithItsConnectionIsMadeAgain() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, new ConnectionException("gone"));
    assertThat(call).isNotDone();
    assertThat(given.calls).hasSize(1);
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(1).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.calls).hasSize(2).allMatch(made -> made == given.calls.get(0));
    assertThat(given.closedActions).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overloaded", "shutting-down"})
  void aCallThatTheServerHasNoRoomForIsMadeAgain(String code) {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, new CommandException(code, "later"));
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(1).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.names()).containsExactly("a", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed",
        "not-found",
        "cancelled",
        "deadline-exceeded",
        "internal",
        "limit-exceeded",
        "unknown-command",
        "permission-denied",
        "invalid-argument",
        "busy"
      })
  void anyOtherErrorIsPassedOn(String code) {
    CommandException error = new CommandException(code, "no");
    for (CommandCall made : List.of(Made.call("a"), Made.write("b"))) {
      CompletableFuture<CommandReply> call = client.call(made);
      given.fail(given.replies.size() - 1, error);
      assertFails(call, error);
    }
    assertThat(scheduler.delays()).isEmpty();
    assertThat(given.calls).hasSize(2);
  }

  @Test
  void whatTheServerRefusedByAProtocolErrorIsNotMadeAgain() {
    ConnectionException error =
        StoppedCalls.disconnected("the server reports a protocol error: no", null, true);
    assertThat(error).hasMessage("the server reports a protocol error: no");
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, error);
    assertFails(call, error);
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void anAnswerThatIsTooLongIsNotAskedForAgain() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    OversizedResponseException error = new OversizedResponseException("too long");
    given.fail(0, error);
    assertFails(call, error);
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void theLastFailureIsToldInTheEnd() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    Random same = new Random(1);
    given.fail(0, new ConnectionException("first"));
    assertThat(scheduler.delays()).containsExactly(Duration.ofNanos(same.nextLong(8_000_000)));
    scheduler.advance(LONGEST_DELAY);
    // As another interceptor may wrap it.
    given.fail(1, new CompletionException(new CommandException("overloaded", "second")));
    assertThat(scheduler.delays()).containsExactly(Duration.ofNanos(same.nextLong(16_000_000)));
    scheduler.advance(LONGEST_DELAY);
    ConnectionException last = new ConnectionException("third");
    given.fail(2, last);
    assertFails(call, last);
    assertThat(scheduler.delays()).isEmpty();
  }

  /* Commands that write. */

  @Test
  void aWriteWhoseConnectionEndedIsMadeOnce() {
    CompletableFuture<CommandReply> call = client.call(Made.write("a"));
    ConnectionException gone = new ConnectionException("gone");
    given.fail(0, gone);
    assertFails(call, gone);
    assertThat(given.calls).hasSize(1);
  }

  @Test
  void aWriteThatWasNotSentIsMadeAgain() {
    CompletableFuture<CommandReply> call = client.call(Made.write("a"));
    given.fail(0, new UnsentCallException("refused", null));
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(1).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.names()).containsExactly("a", "a");
  }

  @Test
  void aWriteThatWasNotStartedIsMadeAgainIfTheServersCodesCanBeTrusted() {
    CompletableFuture<CommandReply> call = client.call(Made.write("a"));
    given.fail(0, OVERLOADED);
    assertThat(given.names()).containsExactly("a", "wirecommand.describe");
    assertThat(scheduler.delays()).isEmpty();
    given.replies.get(1).complete(description("overloaded", "limit-exceeded"));
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(2).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.names()).containsExactly("a", "wirecommand.describe", "a");
  }

  @Test
  void aConnectionIsAskedOnce() {
    CompletableFuture<CommandReply> first = client.call(Made.write("a"));
    CompletableFuture<CommandReply> second = client.call(Made.write("b"));
    given.fail(0, OVERLOADED);
    given.fail(1, OVERLOADED);
    given.replies.get(2).complete(description("overloaded"));
    scheduler.advance(LONGEST_DELAY);
    given.fail(3, OVERLOADED);
    given.replies.get(4).complete(REPLY);
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(5).complete(REPLY);
    assertThat(first).isCompletedWithValue(REPLY);
    assertThat(second).isCompletedWithValue(REPLY);
    assertThat(given.names()).filteredOn("wirecommand.describe"::equals).hasSize(1);
  }

  @Test
  void anotherConnectionIsAskedAgain() {
    client.call(Made.write("a"));
    given.fail(0, OVERLOADED);
    given.replies.get(1).complete(description("overloaded"));
    given.connection = new Object();
    scheduler.advance(LONGEST_DELAY);
    given.fail(2, OVERLOADED);
    assertThat(given.names())
        .containsExactly("a", "wirecommand.describe", "a", "wirecommand.describe");
  }

  @Test
  void aWriteIsMadeOnceIfTheServerDoesNotSayWhatItsCodesMean() {
    List<CommandReply> descriptions =
        List.of(
            description(),
            description("shutting-down"),
            new CommandReply(new byte[] {(byte) 0xA0}, true),
            new CommandReply("no CBOR".getBytes(UTF_8), false));
    for (CommandReply description : descriptions) {
      given.connection = new Object();
      CompletableFuture<CommandReply> call = client.call(Made.write("a"));
      given.fail(given.replies.size() - 1, OVERLOADED);
      given.replies.get(given.replies.size() - 1).complete(description);
      assertFails(call, OVERLOADED);
    }
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void aWriteIsMadeOnceIfTheServerCannotBeAsked() {
    for (int i = 0; i < 2; i++) {
      CompletableFuture<CommandReply> call = client.call(Made.write("a"));
      given.fail(2 * i, OVERLOADED);
      given.fail(2 * i + 1, new ConnectionException("gone"));
      assertFails(call, OVERLOADED);
    }
    // The second call asked again, but a server without the command is not asked again.
    CompletableFuture<CommandReply> third = client.call(Made.write("a"));
    given.fail(4, OVERLOADED);
    given.fail(5, new CommandException("unknown-command", "no"));
    assertFails(third, OVERLOADED);
    CompletableFuture<CommandReply> fourth = client.call(Made.write("a"));
    given.fail(6, OVERLOADED);
    assertFails(fourth, OVERLOADED);
    assertThat(given.names().subList(4, 7)).containsExactly("a", "wirecommand.describe", "a");
  }

  @Test
  void theDescriptionOfAnotherConnectionSaysNothing() {
    CompletableFuture<CommandReply> call = client.call(Made.write("a"));
    given.connection = new Object();
    given.fail(0, OVERLOADED);
    given.replies.get(1).complete(description("overloaded"));
    assertFails(call, OVERLOADED);
  }

  @Test
  void aWriteOnAConnectionThatIsNotKnownIsMadeOnce() {
    given.connection = null;
    CompletableFuture<CommandReply> call = client.call(Made.write("a"));
    given.fail(0, OVERLOADED);
    assertFails(call, OVERLOADED);
    assertThat(given.calls).hasSize(1);
  }

  @Test
  void theServerIsAskedInTheNameOfTheCaller() {
    CallObserver observer = new CallObserver() {};
    CallOptions options =
        CallOptions.builder()
            .meta("token", "t")
            .timeout(Duration.ofSeconds(1))
            .observer(observer)
            .build();
    client.call(Made.write("a").withOptions(options));
    given.fail(0, OVERLOADED);
    CallOptions own = given.calls.get(1).options();
    assertThat(own.meta()).isEqualTo(options.meta());
    assertThat(own.timeout()).isNull();
    assertThat(own.observer()).isNull();
  }

  /* Data. */

  @Test
  void aCallWithDataInAnArrayIsMadeAgain() {
    CommandData data = CommandData.of(new byte[] {7});
    CompletableFuture<CommandReply> call = client.call(Made.write("a", data));
    given.fail(0, OVERLOADED);
    given.replies.get(1).complete(description("overloaded"));
    scheduler.advance(LONGEST_DELAY);
    given.replies.get(2).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.calls.get(2).data()).isSameAs(data);
  }

  @Test
  void aCallWhoseDataCanBeSentOnceIsMadeOnce() {
    InputStream stream = new ByteArrayInputStream(new byte[1]);
    Flow.Publisher<ByteBuffer> publisher = subscriber -> {};
    for (CommandData data : List.of(CommandData.of(stream), CommandData.of(publisher))) {
      assertThat(data.isRepeatable()).isFalse();
      CompletableFuture<CommandReply> made = client.call(Made.call("a", data));
      assertThat(made).isSameAs(given.replies.get(given.replies.size() - 1));
    }
  }

  @Test
  void aResultThatIsReadAsItArrivesIsPassedOn() {
    assertThatThrownBy(() -> client.open(Made.call("a")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not called for");
  }

  /* Cancelling, timeouts and the end. */

  @Test
  void cancellingItCancelsTheCallThatIsUnderWay() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, new ConnectionException("gone"));
    scheduler.advance(LONGEST_DELAY);
    call.cancel(false);
    assertThat(given.replies.get(1)).isCancelled();
    assertThat(scheduler.delays()).isEmpty();
    assertThat(given.closedActions).isZero();
  }

  @Test
  void cancelledWhileItWaitsItMakesNoCallAnyMore() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, new ConnectionException("gone"));
    call.cancel(false);
    assertThat(scheduler.delays()).isEmpty();
    scheduler.advance(LONGEST_DELAY);
    assertThat(given.calls).hasSize(1);
    assertThat(given.closedActions).isZero();
  }

  @Test
  void theTimeoutIncludesAllAttempts() {
    CompletableFuture<CommandReply> call =
        client.call(withTimeout(Made.call("a"), Duration.ofMillis(500)));
    assertThat(given.calls.get(0).options().timeLeft()).isEqualTo(Duration.ofMillis(500));
    scheduler.advance(Duration.ofMillis(300));
    given.fail(0, OVERLOADED);
    scheduler.advance(Duration.ofMillis(16));
    CallOptions second = given.calls.get(1).options();
    assertThat(second.timeLeft())
        .isBetween(Duration.ofMillis(184), Duration.ofMillis(200).minusNanos(1));
    assertThat(second.timeout()).isEqualTo(Duration.ofMillis(500));
    scheduler.advance(Duration.ofMillis(183));
    assertThat(call).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("deadline-exceeded"))
        .hasMessage("a: no whole answer within 0.5s; an attempt failed: later")
        .hasCause(OVERLOADED);
    assertThat(given.replies.get(1)).isCancelled();
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void theTimeoutEndsTheDelay() {
    CommandClient slow =
        given.with(
            new RetryingClient(
                new RetryPolicy(3, Duration.ofHours(1), Duration.ofHours(1)),
                new Random(1),
                scheduler));
    CompletableFuture<CommandReply> call =
        slow.call(withTimeout(Made.call("a"), Duration.ofSeconds(2)));
    given.fail(0, OVERLOADED);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(call).isCompletedExceptionally();
    assertThat(given.calls).hasSize(1);
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void theTimeoutEndsTheQuestionAboutTheCodes() {
    CompletableFuture<CommandReply> call =
        client.call(withTimeout(Made.write("a"), Duration.ofSeconds(2)));
    given.fail(0, OVERLOADED);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(call).isCompletedExceptionally();
    given.replies.get(1).complete(description("overloaded"));
    scheduler.advance(LONGEST_DELAY);
    assertThat(given.names()).containsExactly("a", "wirecommand.describe");
  }

  @Test
  void aFailureAtTheDeadlineIsTheLast() {
    CompletableFuture<CommandReply> call =
        client.call(withTimeout(Made.call("a"), Duration.ofSeconds(2)));
    scheduler.advance(Duration.ofSeconds(2));
    given.fail(0, OVERLOADED);
    assertThat(call).isCompletedExceptionally();
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void closingEndsTheDelay() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, OVERLOADED);
    client.close();
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "a: no further attempt, because the client was closed or its connection has ended")
        .hasCause(OVERLOADED);
    assertThat(scheduler.delays()).isEmpty();
    assertThat(given.calls).hasSize(1);
  }

  @Test
  void noAttemptIsMadeOnAClientThatHasEnded() {
    CompletableFuture<CommandReply> lost = client.call(Made.call("a"));
    CompletableFuture<CommandReply> refused = client.call(Made.call("b"));
    client.close();
    ConnectionException gone = new ConnectionException("gone");
    given.fail(0, gone);
    assertFails(lost, gone);
    given.fail(1, OVERLOADED);
    assertThatThrownBy(refused::join).cause().isInstanceOf(ConnectionException.class);
    assertThat(scheduler.delays()).isEmpty();
  }

  @Test
  void aSchedulerThatRefusesEndsTheCall() {
    RejectedExecutionException refusal = new RejectedExecutionException("no more");
    scheduler.refuse(refusal);
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    ConnectionException gone = new ConnectionException("gone");
    given.fail(0, gone);
    assertFails(call, gone);
    assertThat(gone.getSuppressed()).containsExactly(refusal);
  }

  @Test
  void whatTheFirstAttemptThrowsIsThrownToTheCaller() {
    IllegalStateException broken = new IllegalStateException("broken");
    given.thrown = broken;
    assertThatThrownBy(() -> client.call(Made.call("a"))).isSameAs(broken);
  }

  @Test
  void whatALaterAttemptThrowsEndsTheCall() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.fail(0, OVERLOADED);
    given.thrown = new IllegalStateException("broken");
    scheduler.advance(LONGEST_DELAY);
    assertFails(call, given.thrown);
  }

  @Test
  void waitsByItselfUnlessToldOtherwise() {
    CommandClient usual =
        given.with(new RetryingClient(new RetryPolicy(2, Duration.ZERO, Duration.ZERO)));
    CompletableFuture<CommandReply> call = usual.call(Made.call("a"));
    given.again = CompletableFuture.completedFuture(REPLY);
    given.fail(0, new ConnectionException("gone"));
    assertThat(call.join()).isSameAs(REPLY);
  }

  @Test
  void theUsualSchedulerForgetsWhatIsCancelled() {
    CompletableFuture<String> run = new CompletableFuture<>();
    Scheduler.COMMON_POOL.schedule(() -> run.complete("a"), Duration.ofDays(1)).cancel(false);
    Scheduler.COMMON_POOL.schedule(() -> run.complete("b"), Duration.ofNanos(1));
    assertThat(run.join()).isEqualTo("b");
  }

  private static void assertFails(CompletableFuture<CommandReply> call, Throwable failure) {
    assertThat(call).isDone();
    assertThatThrownBy(call::join).cause().isSameAs(failure);
  }

  /** Notes the calls, and gives out replies to be completed. */
  private static final class Given extends Made.Client {
    private final List<CommandCall> calls = new ArrayList<>();
    private final List<CompletableFuture<CommandReply>> replies = new ArrayList<>();
    private final ClosedActions closing = new ClosedActions();
    private boolean open = true;
    private int closedActions;

    /** What the calls are made on, or null if the client does not tell. */
    private Object connection = new Object();

    private RuntimeException thrown;

    /** What all calls from now on are given, or null for a new one each. */
    private volatile CompletableFuture<CommandReply> again;

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call) {
      if (thrown != null) {
        throw thrown;
      }
      calls.add(call);
      CallRoute route = call.options().route();
      if (route != null && connection != null) {
        route.take(connection);
      }
      CompletableFuture<CommandReply> reply = again == null ? new CompletableFuture<>() : again;
      replies.add(reply);
      return reply;
    }

    void fail(int index, Throwable failure) {
      replies.get(index).completeExceptionally(failure);
    }

    List<String> names() {
      return calls.stream().map(call -> call.command().name()).toList();
    }

    @Override
    public Runnable whenClosed(Runnable action) {
      closedActions++;
      Runnable removal = closing.add(action);
      return new Runnable() {
        private boolean removed;

        @Override
        public void run() {
          if (!removed) {
            removed = true;
            closedActions--;
          }
          removal.run();
        }
      };
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
      closing.close();
    }
  }
}
