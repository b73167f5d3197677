package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Calls that are read together are handed over together, and run each by itself. */
class BatchesTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  private static String done(int id, String begin) {
    return id + " 2 " + begin + " bytes-response eos|cbor cbor:None";
  }

  private static String late(int id, String begin) {
    return id
        + " 2 "
        + begin
        + " error-response application job: the server has no thread for it; try later";
  }

  /** The first waits until the second has run. */
  private void assertBothFinish(ServerScene on) throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    on.commands()
        .blocking(
            "first",
            response -> {
              second.await();
              response.cbor().writeNull();
            });
    on.commands()
        .blocking(
            "second",
            response -> {
              second.countDown();
              response.cbor().writeNull();
            });
    on.receive(request(1, "first"), request(3, "second"));
    List<String> sent = new ArrayList<>();
    while (sent.size() < 2) {
      on.link().awaitTask();
      sent.addAll(on.sent());
    }
    assertThat(sent).extracting(frame -> frame.charAt(0)).containsExactlyInAnyOrder('1', '3');
    assertThat(sent).allMatch(frame -> frame.endsWith("bytes-response eos|cbor cbor:None"));
  }

  @Test
  void oneMayWaitForAnotherOnThePoolOfThisServer() throws Exception {
    try (PooledHandlerExecutor pool = new PooledHandlerExecutor()) {
      assertBothFinish(scene.onThreads(pool));
    }
  }

  @Test
  void oneMayWaitForAnotherOnTheThreadsThatAServerHasUnlessToldOtherwise() throws Exception {
    scene.onServerThreads();
    assertBothFinish(scene);
    scene.server().close();
  }

  @Test
  void oneMayWaitForAnotherOnVirtualThreads() throws Exception {
    assumeTrue(VirtualThreadHandlerExecutor.AVAILABLE, "this JVM has no virtual threads");
    List<Boolean> virtual = new ArrayList<>();
    commands.blocking(
        "which",
        response -> {
          virtual.add(Thread.currentThread().toString().startsWith("VirtualThread"));
          response.cbor().writeNull();
        });
    scene.onServerThreads();
    assertBothFinish(scene);
    scene.receive(request(5, "which"));
    link.awaitTask();
    assertThat(virtual).containsExactly(true);
    scene.server().close();
  }

  @Test
  void oneMayWaitForAnotherOnAnExecutorThatIsGiven() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      assertBothFinish(scene.onThreads(executor));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void areHandedOverWhenTheBatchIsOver() {
    commands.blocking("job", response -> response.cbor().writeNull());
    scene.deliver(request(1, "job"), request(3, "job"));
    assertThat(scene.handlers()).isEmpty();
    scene.connection().onBatchEnd();
    assertThat(scene.handlers()).hasSize(2);
  }

  @Test
  void anExecutorMayRunThemAtOnce() {
    List<Integer> ran = new ArrayList<>();
    commands.blocking(
        "job",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.cbor().writeNull();
        });
    scene.executor(Runnable::run);
    scene.limits(Limits.builder().runningCommands(2));
    scene.receive(
        request(1, "job"),
        request(3, "job"),
        request(5, "job"),
        request(7, "job"),
        request(9, "job"));
    assertThat(ran).containsExactly(1, 3, 5, 7, 9);
    assertThat(scene.sent())
        .containsExactly(
            done(1, "stream-begin"), done(3, "0"), done(5, "0"), done(7, "0"), done(9, "0"));
  }

  @Test
  void anExecutorMayRefuseOneAndTakeOthers() {
    List<Runnable> taken = new ArrayList<>();
    Executor full =
        task -> {
          if (taken.size() == 1) {
            throw new RejectedExecutionException();
          }
          taken.add(task);
        };
    scene.executor(full);
    scene.limits(Limits.builder().runningCommands(2));
    commands.blocking("job", response -> response.cbor().writeNull());
    scene.receive(request(1, "job"), request(3, "job"), request(5, "job"));
    // The one that waited takes the place of the one that was refused, and is refused too.
    assertThat(scene.sent()).containsExactly(late(3, "stream-begin"), late(5, "0"));
    taken.remove(0).run();
    link.runTasks();
    assertThat(scene.sent()).containsExactly(done(1, "0"));
    scene.receive(request(7, "job"));
    taken.remove(0).run();
    link.runTasks();
    assertThat(scene.sent()).containsExactly(done(7, "0"));
  }

  @Test
  void anExecutorMayRunOneAndRefuseItToo() {
    Executor odd =
        task -> {
          task.run();
          throw new RejectedExecutionException();
        };
    scene.executor(odd);
    scene.limits(Limits.builder().runningCommands(1));
    commands.blocking("job", response -> response.cbor().writeNull());
    scene.receive(request(1, "job"), request(3, "job"));
    assertThat(scene.sent()).containsExactly(done(1, "stream-begin"), done(3, "0"));
  }

  @Test
  void anExecutorThatIsShutDownMeansThatTheServerIsGoing() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    scene.executor(executor);
    commands.blocking("job", response -> response.cbor().writeNull());
    scene.receive(request(1, "job"));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: the server is shutting down; connect"
                + " anew");
  }

  @Test
  void aCallThatWasCancelledMeanwhileIsOver() {
    commands.blocking(
        "job",
        response -> {
          throw new CommandException("never");
        });
    scene.limits(Limits.builder().runningCommands(1));
    scene.deliver(request(1, "job"), Frames.cancel(3, 1), request(5, "job"));
    scene.connection().onBatchEnd();
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True",
            "5 2 0 error-response application never");
  }
}
