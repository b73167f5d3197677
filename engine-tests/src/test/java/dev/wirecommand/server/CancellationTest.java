package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How handlers learn that nobody waits for them any more. */
class CancellationTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CompletableFuture<Object> ended = new CompletableFuture<>();
  private final List<CancelReason> told = new ArrayList<>();
  private CommandContext context;

  @BeforeEach
  void runHandlersOnThreads() {
    scene.onThreads(task -> new Thread(() -> run(task)).start());
  }

  /** Runs the handler on a thread that blocks until it is interrupted, and says how that ended. */
  private void runBlocking() throws InterruptedException {
    commands.blocking(
        "job",
        (context, data, response) -> {
          this.context = context;
          context.onCancel(told::add);
          entered.countDown();
          new CountDownLatch(1).await();
          response.cbor().writeNull();
        });
    scene.receive(requestWithMeta(1, "job", "b'deadline': 50"));
    entered.await();
  }

  /** What a pool does that does not look after its threads' interrupts. */
  private void run(Runnable task) {
    task.run();
    ended.complete(Thread.currentThread().isInterrupted());
  }

  private void assertInterrupted(CancelReason reason) throws Exception {
    assertThat(ended.get()).as("the interrupt reached the thread's next task").isEqualTo(false);
    link.runTasks();
    assertThat(told).containsExactly(reason);
    assertThat(context.isCancelled()).isTrue();
    assertThat(context.cancelReason()).isEqualTo(reason);
    assertThat(scene.sent()).isEmpty();
    assertThat(link.timers()).isZero();
  }

  @Test
  void thePeerInterruptsAHandlerThatBlocks() throws Exception {
    runBlocking();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True");
    assertInterrupted(CancelReason.BY_PEER);
  }

  @Test
  void aDeadlineInterruptsAHandlerThatBlocks() throws Exception {
    runBlocking();
    link.advance(Duration.ofMillis(49));
    assertThat(scene.sent()).isEmpty();
    link.advance(Duration.ofMillis(1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: its deadline has passed");
    assertInterrupted(CancelReason.DEADLINE);
  }

  @Test
  void aLostConnectionInterruptsAHandlerThatBlocks() throws Exception {
    runBlocking();
    scene.connection().onClosed(null);
    assertInterrupted(CancelReason.CONNECTION_LOST);
  }

  @Test
  void aProtocolErrorInterruptsAHandlerThatBlocks() throws Exception {
    runBlocking();
    scene.receive("1 1 0 command-data eos x");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response protocol command-data of request 1, which is active");
    assertInterrupted(CancelReason.CONNECTION_LOST);
  }

  @Test
  void aServerThatClosesInterruptsAHandlerThatBlocks() throws Exception {
    runBlocking();
    scene.server().close();
    link.runTasks();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application job: the server is going");
    assertInterrupted(CancelReason.SHUTDOWN);
  }

  @Test
  void anInterruptThatComesTooLateToWakeAnybodyIsForgotten() throws Exception {
    commands.blocking(
        "job",
        (context, data, response) -> {
          entered.countDown();
          while (!context.isCancelled()) {
            Thread.onSpinWait();
          }
          response.cbor().writeNull();
        });
    scene.receive(request(1, "job"));
    entered.await();
    scene.receive(cancel(3, 1));
    assertThat(ended.get()).isEqualTo(false);
  }

  @Test
  void anInterruptOfSomebodyElsesStays() throws Exception {
    commands.blocking(
        "job",
        (context, data, response) -> {
          Thread.currentThread().interrupt();
          response.cbor().writeNull();
        });
    scene.receive(request(1, "job"));
    assertThat(ended.get()).isEqualTo(true);
  }

  @Test
  void whoReadsDataThatNoLongerComesIsToldWhy() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    commands.blocking(
        "job",
        (context, data, response) -> {
          InputStream stream = data.inputStream();
          entered.countDown();
          try {
            stream.read();
          } catch (CommandException e) {
            thrown.complete(e);
            throw e;
          }
        });
    scene.receive(upload(1, "job"));
    entered.await();
    scene.receive(cancel(3, 1));
    assertThat(thrown.get())
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> {
              assertThat(e.code()).isEqualTo("cancelled");
              assertThat(e).hasMessage("job: cancelled by the peer");
            });
  }

  @Test
  void whoAsksLateIsToldAtOnce() {
    CommandContext late = later();
    scene.receive(cancel(3, 1));
    late.onCancel(told::add);
    late.onCancel(told::add);
    assertThat(told).containsExactly(CancelReason.BY_PEER, CancelReason.BY_PEER);
  }

  /** The context of a request that is to be answered later. */
  private CommandContext later() {
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          this.context = context;
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
    scene.receive(request(1, "later"));
    return context;
  }

  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @Test
  void nobodyIsToldOfARequestThatHasEnded() {
    CommandContext answered = later();
    answered.onCancel(told::add);
    stage.complete(1L);
    link.runTasks();
    answered.onCancel(told::add);
    scene.receive(cancel(3, 1));
    scene.connection().onClosed(null);
    assertThat(told).isEmpty();
    assertThat(answered.isCancelled()).isFalse();
  }

  @Test
  void theFirstReasonStays() {
    Cancellation cancellation = new Cancellation();
    cancellation.onCancel(told::add);
    cancellation.cancel(CancelReason.DEADLINE);
    cancellation.cancel(CancelReason.BY_PEER);
    assertThat(cancellation.reason()).isEqualTo(CancelReason.DEADLINE);
    assertThat(told).containsExactly(CancelReason.DEADLINE);
  }

  @Test
  void oneReasonIsEnough() {
    CommandContext cancelled = later();
    cancelled.onCancel(told::add);
    scene.receive(cancel(3, 1));
    scene.connection().onClosed(null);
    assertThat(told).containsExactly(CancelReason.BY_PEER);
    assertThat(cancelled.cancelReason()).isEqualTo(CancelReason.BY_PEER);
  }

  @Test
  void anActionThatFailsKeepsNobodyFromBeingTold() {
    CommandContext cancelled = later();
    cancelled.onCancel(
        reason -> {
          throw new AssertionError("broken");
        });
    cancelled.onCancel(told::add);
    scene.receive(cancel(3, 1), request(5, "wirecommand.ping"));
    assertThat(told).containsExactly(CancelReason.BY_PEER);
    assertThat(scene.sent()).hasSize(3);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void anActionMayEndTheCallItself() {
    CommandContext cancelled = later();
    cancelled.onCancel(reason -> stage.cancel(false));
    scene.receive(cancel(3, 1), request(5, "wirecommand.ping"));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application later: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True",
            "5 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aHandlerThatClosesItsServerIsNotInterruptedByItself() {
    boolean[] interrupted = new boolean[1];
    commands.nonBlocking(
        "stop",
        (context, data, response) -> {
          scene.server().close();
          interrupted[0] = Thread.currentThread().isInterrupted();
          assertThat(context.cancelReason()).isEqualTo(CancelReason.SHUTDOWN);
          response.cbor().writeNull();
        });
    scene.receive(request(1, "stop"), request(3, "stop"));
    assertThat(interrupted[0]).isFalse();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application stop: the server is going");
    assertThat(link.isClosed()).isTrue();
  }
}
