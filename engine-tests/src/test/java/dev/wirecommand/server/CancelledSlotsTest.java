package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a cancelled call leaves its slot although its handler never ends. */
class CancelledSlotsTest {
  private static final String CANCELLED = "error-response application %s: cancelled by the peer";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @BeforeEach
  void define() {
    commands.blocking("job", response -> response.cbor().writeNull());
    commands.nonBlocking("now", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
    scene.limits(Limits.builder().runningCommands(1));
  }

  /** A pool that has no threads, so that its tasks wait. */
  private static ThreadPoolExecutor withoutThreads() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
      @Override
      public void execute(Runnable task) {
        getQueue().add(task);
      }
    };
  }

  @Test
  void aCallThatWaitsForAThreadLeavesAtOnce() {
    ThreadPoolExecutor pool = withoutThreads();
    scene.executor(pool);
    scene.receive(request(1, "job"), request(3, "now"));
    assertThat(pool.getQueue()).hasSize(1);
    assertThat(scene.sent()).isEmpty();

    scene.receive(cancel(5, 1));

    assertThat(pool.getQueue()).isEmpty();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin " + CANCELLED.formatted("job"),
            "5 2 0 bytes-response eos|cbor cbor:True",
            "3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void aCallThatIsCancelledInItsOwnBatchIsNeverQueued() {
    ThreadPoolExecutor pool = withoutThreads();
    scene.executor(pool);
    scene.receive(request(1, "job"), cancel(3, 1));
    assertThat(pool.getQueue()).isEmpty();
  }

  @Test
  void aStageThatNeverCompletesLeavesItsSlotAfterAGrace() {
    scene.receive(request(1, "later"), request(3, "now"), cancel(5, 1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin " + CANCELLED.formatted("later"),
            "5 2 0 bytes-response eos|cbor cbor:True");

    link.advance(Duration.ofSeconds(10));
    assertThat(scene.sent()).containsExactly("3 2 0 bytes-response eos|cbor cbor:None");

    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void aHandlerThatRunsKeepsItsSlot() {
    scene.receive(request(1, "job"), request(3, "now"));
    scene.receive(cancel(5, 1));
    assertThat(scene.sent()).hasSize(2);

    link.advance(Duration.ofSeconds(60));
    assertThat(scene.sent()).isEmpty();

    scene.runHandlers();
    link.runTasks();
    assertThat(scene.sent()).containsExactly("3 2 0 bytes-response eos|cbor cbor:None");
  }
}
