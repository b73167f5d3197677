package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.Permission;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingReadsTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ofMillis(8), Duration.ofSeconds(1));
  private static final CommandReply REPLY = new CommandReply(new byte[] {1}, false);

  private final Given given = new Given();
  private final List<Runnable> scheduled = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final CommandClient client =
      given.with(
          new RetryingReads(
              POLICY,
              new Random(1),
              (task, delay) -> {
                scheduled.add(task);
                delays.add(delay);
              }));

  @Test
  void anAnswerIsPassedOn() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(scheduled).isEmpty();
  }

  @Test
  void aCallThatEndedWithItsConnectionIsMadeAgain() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).completeExceptionally(new ConnectionException("gone"));
    assertThat(call).isNotDone();
    assertThat(given.calls).hasSize(1);
    scheduled.get(0).run();
    given.replies.get(1).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
    assertThat(given.calls).hasSize(2).allMatch(made -> made == given.calls.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overloaded", "shutting-down"})
  void aCallThatTheServerHasNoRoomForIsMadeAgain(String code) {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).completeExceptionally(new CommandException(code, "later"));
    scheduled.get(0).run();
    given.replies.get(1).complete(REPLY);
    assertThat(call).isCompletedWithValue(REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "not-found", "cancelled", "deadline-exceeded", "internal"})
  void anyOtherErrorIsPassedOn(String code) {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    CommandException error = new CommandException(code, "no");
    given.replies.get(0).completeExceptionally(error);
    assertFails(call, error);
    assertThat(scheduled).isEmpty();
  }

  @Test
  void anAnswerThatIsTooLongIsNotAskedForAgain() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    OversizedResponseException error = new OversizedResponseException("too long");
    given.replies.get(0).completeExceptionally(error);
    assertFails(call, error);
    assertThat(scheduled).isEmpty();
  }

  @Test
  void theLastFailureIsToldInTheEnd() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).completeExceptionally(new ConnectionException("first"));
    scheduled.get(0).run();
    // As another interceptor may wrap it.
    given
        .replies
        .get(1)
        .completeExceptionally(
            new CompletionException(new CommandException("overloaded", "second")));
    scheduled.get(1).run();
    ConnectionException last = new ConnectionException("third");
    given.replies.get(2).completeExceptionally(last);
    assertFails(call, last);
    assertThat(scheduled).hasSize(2);
    Random same = new Random(1);
    assertThat(delays)
        .containsExactly(
            Duration.ofNanos(same.nextLong(8_000_000)),
            Duration.ofNanos(same.nextLong(16_000_000)));
  }

  @Test
  void aCallThatWritesIsMadeOnce() {
    CommandCall write =
        new CommandCall(
            new CommandName("a", Permission.WRITE),
            new byte[] {(byte) 0xA0},
            CommandData.none(),
            CallOptions.NONE);
    assertThat(client.call(write)).isSameAs(given.replies.get(0));
  }

  @Test
  void aCallWithDataIsMadeOnce() {
    assertThat(client.call(Made.call("a", CommandData.of(new byte[0]))))
        .isSameAs(given.replies.get(0));
  }

  @Test
  void aResultThatIsReadAsItArrivesIsPassedOn() {
    assertThatThrownBy(() -> client.open(Made.call("a")))
        .isInstanceOf(AssertionError.class)
        .hasMessage("not called for");
  }

  @Test
  void cancellingItCancelsTheCallThatIsUnderWay() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).completeExceptionally(new ConnectionException("gone"));
    scheduled.get(0).run();
    call.cancel(false);
    assertThat(given.replies.get(1)).isCancelled();
    assertThat(scheduled).hasSize(1);
  }

  @Test
  void cancelledWhileItWaitsItMakesNoCallAnyMore() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    given.replies.get(0).completeExceptionally(new ConnectionException("gone"));
    call.cancel(false);
    scheduled.get(0).run();
    assertThat(given.calls).hasSize(1);
  }

  @Test
  void aSchedulerThatRefusesEndsTheCall() {
    RejectedExecutionException refusal = new RejectedExecutionException("no more");
    CommandClient refused =
        given.with(
            new RetryingReads(
                POLICY,
                new Random(1),
                (task, delay) -> {
                  throw refusal;
                }));
    CompletableFuture<CommandReply> call = refused.call(Made.call("a"));
    ConnectionException gone = new ConnectionException("gone");
    given.replies.get(0).completeExceptionally(gone);
    assertFails(call, gone);
    assertThat(gone.getSuppressed()).containsExactly(refusal);
  }

  @Test
  void aClientThatThrowsEndsTheCall() {
    IllegalStateException broken = new IllegalStateException("broken");
    CommandClient throwing =
        new Made.Client() {
          @Override
          public CompletableFuture<CommandReply> call(CommandCall call) {
            throw broken;
          }
        }.with(new RetryingReads(POLICY));
    assertFails(throwing.call(Made.call("a")), broken);
  }

  @Test
  void waitsByItselfUnlessToldOtherwise() {
    CommandClient usual =
        given.with(new RetryingReads(new RetryPolicy(2, Duration.ZERO, Duration.ZERO)));
    CompletableFuture<CommandReply> call = usual.call(Made.call("a"));
    given.again = CompletableFuture.completedFuture(REPLY);
    given.replies.get(0).completeExceptionally(new ConnectionException("gone"));
    assertThat(call.join()).isSameAs(REPLY);
  }

  private static void assertFails(CompletableFuture<CommandReply> call, Throwable failure) {
    assertThat(call).isDone();
    assertThatThrownBy(call::join).cause().isSameAs(failure);
  }

  /** Notes the calls, and gives out replies to be completed. */
  private static final class Given extends Made.Client {
    private final List<CommandCall> calls = new ArrayList<>();
    private final List<CompletableFuture<CommandReply>> replies = new ArrayList<>();

    /** What all calls from now on are given, or null for a new one each. */
    private volatile CompletableFuture<CommandReply> again;

    @Override
    public CompletableFuture<CommandReply> call(CommandCall call) {
      calls.add(call);
      CompletableFuture<CommandReply> reply = again == null ? new CompletableFuture<>() : again;
      replies.add(reply);
      return reply;
    }
  }
}
