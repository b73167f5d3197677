package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Commands that run on the connection's thread, and answers that follow when a stage completes. */
class LaterAnswersTest {
  private static final String INTERNAL =
      "1 2 stream-begin error-response application job: internal error [0-9a-f-]{36}";

  private final TestLink link = new TestLink();
  private final Queue<Runnable> handlers = new ArrayDeque<>();
  private final DefinedCommands dispatch = new DefinedCommands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();
  private LinkHandler connection;

  @Test
  void whatNeverBlocksRunsAtOnceAndIsAnsweredInOrder() {
    dispatch.nonBlocking("now", response -> response.cbor().writeLong(1));
    dispatch.nonBlocking(
        "done", response -> later(response, CompletableFuture.completedFuture(2L)));
    dispatch.nonBlocking("raw", response -> response.raw(new byte[] {'x'}));
    receive(
        request(1, "now"),
        request(3, "none"),
        request(5, "done"),
        request(7, "raw"),
        request(9, "now"));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:1",
            "3 2 0 error-response application unknown command 'none'; there are now, done, raw",
            "5 2 0 bytes-response eos|cbor cbor:2",
            "7 2 0 bytes-response eos x",
            "9 2 0 bytes-response eos|cbor cbor:1");
    assertThat(link.flushes()).isEqualTo(1);
    assertThat(handlers).isEmpty();
  }

  @Test
  void whatMayBlockStillRunsOnTheExecutor() {
    dispatch.blocking("job", response -> response.cbor().writeLong(1));
    receive(request(1, "job"));
    assertThat(handlers).hasSize(1);
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void anAnswerFollowsWhenItsStageCompletes() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    assertThat(link.takeWritten()).isEmpty();
    stage.complete(5L);
    assertThat(link.takeWritten()).isEmpty();
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:5");
  }

  @Test
  void aStageMayCompleteOnAnyThread() throws Exception {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    Thread other = new Thread(() -> stage.complete(5L));
    other.start();
    link.awaitTask();
    other.join();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:5");
  }

  @Test
  void aHandlerOnTheExecutorMayAnswerLaterToo() {
    dispatch.blocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    handlers.remove().run();
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:5");
  }

  @Test
  void aLaterAnswerMayBeRawOrNull() {
    dispatch.nonBlocking(
        "raw",
        response ->
            response.later(
                CompletableFuture.completedFuture(new byte[] {'x'}), CommandResponse::raw));
    dispatch.nonBlocking(
        "void",
        response ->
            response.later(
                CompletableFuture.<Void>completedFuture(null),
                (answer, nothing) -> answer.cbor().writeNull()));
    receive(request(1, "raw"), request(3, "void"));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin bytes-response eos x", "3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void oneCommandMayCompleteTheStageOfAnother() {
    dispatch.nonBlocking("wait", response -> later(response, stage));
    dispatch.nonBlocking(
        "wake",
        response -> {
          stage.complete(5L);
          response.cbor().writeNull();
        });
    receive(request(1, "wait"), request(3, "wake"));
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:5",
            "3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aStageThatFailsIsToldAsIfTheHandlerHadThrown() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    stage.completeExceptionally(new CommandException("not today"));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application not today");
  }

  @Test
  void whatStagesWrapAFailureInIsTakenOff() {
    dispatch.nonBlocking("job", response -> later(response, stage.thenApply(value -> value)));
    receive(request(1, "job"));
    stage.completeExceptionally(new ExecutionException(new CommandException("not today")));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application not today");
  }

  @Test
  void aWrapperWithoutACauseIsAFailureItself() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    stage.completeExceptionally(new CompletionException("bare", null));
    link.runTasks();
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void aFailureOfAStageIsToldByItsIdAlone() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    stage.completeExceptionally(new IllegalStateException("a secret"));
    link.runTasks();
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void aStageThatIsCancelledIsToldSo() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    stage.cancel(false);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application job: cancelled");
  }

  @Test
  void aHandlerThatIsCancelledOrInterruptedIsToldSo() {
    dispatch.nonBlocking(
        "cancelled",
        response -> {
          throw new CancellationException();
        });
    dispatch.nonBlocking(
        "interrupted",
        response -> {
          throw new InterruptedException();
        });
    receive(request(1, "cancelled"), request(3, "interrupted"));
    // Nothing of the interrupt is left for the next handler of the event loop.
    assertThat(Thread.interrupted()).isFalse();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin error-response application cancelled: cancelled",
            "3 2 0 error-response application interrupted: interrupted");
  }

  @Test
  void noStageIsAFailure() {
    dispatch.nonBlocking("job", response -> later(response, null));
    receive(request(1, "job"));
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void aWriterThatThrowsIsAFailure() {
    dispatch.nonBlocking(
        "job",
        response ->
            response.later(
                stage,
                (answer, value) -> {
                  throw new CommandException("cannot be written: " + value);
                }));
    receive(request(1, "job"));
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application cannot be written: 5");
  }

  @Test
  void aWriterThatWritesNothingIsAFailure() {
    dispatch.nonBlocking("job", response -> response.later(stage, (answer, value) -> {}));
    receive(request(1, "job"));
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void aLaterResultIsNotPutOffOnceMore() {
    dispatch.nonBlocking(
        "job", response -> response.later(stage, (answer, value) -> later(answer, stage)));
    receive(request(1, "job"));
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void twoAnswersAreAFailure() {
    dispatch.nonBlocking(
        "job",
        response -> {
          later(response, stage);
          response.cbor().writeLong(1);
        });
    receive(request(1, "job"));
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void aHandlerThatThrowsNeedsItsStageNoMore() {
    dispatch.nonBlocking(
        "job",
        response -> {
          later(response, stage);
          throw new CommandException("not today");
        });
    receive(request(1, "job"));
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin error-response application not today");
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void aStageThatCallsBackTwiceIsHeardOnce() {
    CompletableFuture<Long> twice =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Long> whenComplete(
              BiConsumer<? super Long, ? super Throwable> action) {
            action.accept(5L, null);
            action.accept(6L, null);
            return this;
          }
        };
    dispatch.nonBlocking("job", response -> later(response, twice));
    dispatch.blocking("wait", response -> later(response, stage));
    limit(1);
    receive(request(1, "job"), request(3, "wait"), request(5, "wait"));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:5");
    // Were it counted twice, there would be room for both of the others.
    assertThat(handlers).hasSize(1);
  }

  @Test
  void aStageThatTakesNobodyIsAFailure() {
    CompletableFuture<Long> deaf =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Long> whenComplete(
              BiConsumer<? super Long, ? super Throwable> action) {
            throw new UnsupportedOperationException();
          }
        };
    dispatch.nonBlocking("job", response -> later(response, deaf));
    receive(request(1, "job"));
    assertThat(link.takeWritten()).singleElement().asString().matches(INTERNAL);
  }

  @Test
  void whatIsToBeAnsweredLaterCountsAsRunning() {
    dispatch.nonBlocking("now", response -> response.cbor().writeLong(1));
    dispatch.nonBlocking("job", response -> later(response, stage));
    limit(1);
    receive(request(1, "now"), request(3, "job"), request(5, "now"));
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:1");
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            "3 2 0 bytes-response eos|cbor cbor:5", "5 2 0 bytes-response eos|cbor cbor:1");
  }

  @Test
  void theEndOfInputWaitsForWhatIsToBeAnsweredLater() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    connection.onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:5");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aStageThatCompletesForALinkThatIsGoneIsForgotten() {
    dispatch.nonBlocking("job", response -> later(response, stage));
    receive(request(1, "job"));
    connection.onClosed(null);
    stage.complete(5L);
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void answersThatComeWithinABatchNeedNoWakeUp() {
    dispatch.blocking("job", response -> response.cbor().writeLong(1));
    connect();
    receive(request(1, "job"), request(3, "job"));
    byte[] frame = FrameEncoder.encode(FrameText.parse(request(5, "job")));
    connection.onBytes(frame, 0, frame.length);
    handlers.remove().run();
    handlers.remove().run();
    connection.onBatchEnd();
    assertThat(link.takeWritten())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:1",
            "3 2 0 bytes-response eos|cbor cbor:1");
  }

  private static void later(CommandResponse response, CompletableFuture<Long> stage) {
    response.later(stage, (answer, value) -> answer.cbor().writeLong(value));
  }

  private static String request(int id, String command) {
    String begin = id == 1 ? "stream-begin" : "0";
    return id + " 1 " + begin + " command-request new cbor:{b'name': b'" + command + "'}";
  }

  private void receive(String... frames) {
    if (connection == null) {
      connect();
    }
    TestLink.deliver(connection, frames);
  }

  private void connect() {
    limit(Limits.DEFAULT.runningCommands());
  }

  private void limit(int runningCommands) {
    connection =
        WireServer.builder()
            .dispatches(List.of(dispatch))
            .limits(Limits.builder().runningCommands(runningCommands).build())
            .executor(handlers::add)
            .build()
            .connect(link);
  }
}
