package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a server ends well. */
class DrainTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String LEAVE = "stream-settings 0 \\x08identity";
  private static final String GOING = "job: the server is shutting down; connect anew";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  @BeforeEach
  void define() {
    commands.blocking("job", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
  }

  /** Begins to drain, without waiting for the end of it. */
  private boolean drain() {
    try {
      return scene.server().drain(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      link.runTasks();
    }
  }

  /** The peer ends its side, which ends the connection. */
  private void peerEnds() {
    assertThat(link.isClosed()).isFalse();
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
  }

  @Test
  void closesAConnectionOnWhichNothingRuns() {
    scene.connection();
    assertThat(drain()).isFalse();
    assertThat(scene.sent()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    peerEnds();
    assertThat(scene.sent()).isEmpty();
    scene.connection().onClosed(null);
    assertThat(drain()).isTrue();
  }

  @Test
  void whatRunsFinishesAndEndsTheStream() {
    scene.receive(request(1, "later"), request(3, "job"));
    drain();
    assertThat(link.isClosed()).isFalse();
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly("0 2 stream-begin|stream-end " + LEAVE, "3 2 stream-begin " + DONE);
    assertThat(link.isClosed()).isFalse();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-end " + DONE);
    peerEnds();
  }

  @Test
  void whatWaitsFinishesToo() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "job"), request(3, "job"), request(5, "job"));
    drain();
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin " + DONE,
            "3 2 0 " + DONE,
            "5 2 stream-end " + DONE);
    peerEnds();
  }

  @Test
  void dataOfWhatRunsStillArrives() {
    commands.blocking("echo", (context, data, response) -> response.raw(data.toByteArray()));
    scene.receive(upload(1, "echo"));
    drain();
    scene.receive(lastData(1, "abc"));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin|stream-end bytes-response eos abc");
    peerEnds();
  }

  @Test
  void aStreamGoesToItsEnd() {
    scene.limits(Limits.builder().sendPayload(4));
    commands.nonBlocking(
        "stream",
        (CommandResponse response) ->
            response.bytes(new ByteArrayInputStream(new byte[] {'a', 'b', 'c', 'd', 'e'})));
    scene.receive(request(1, "stream"));
    drain();
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin bytes-response continuation abcd",
            "1 2 0 bytes-response continuation e",
            "1 2 stream-end bytes-response eos ");
    peerEnds();
  }

  @Test
  void newRequestsAreRefused() {
    scene.receive(request(1, "later"));
    drain();
    scene.receive(request(3, "job"), requestWithMeta(5, "job", "b'errors': b'cbor'"));
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "3 2 stream-begin error-response application " + GOING,
            coded("5 2 0", "shutting-down", GOING, false));
    assertThat(scene.handlers()).isEmpty();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-end " + DONE);
    peerEnds();
  }

  @Test
  void oneThatComesWhenNothingRunsIsRefusedOnAStreamThatEndsWithIt() {
    link.setWritable(false);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    drain();
    scene.receive(request(3, "job"));
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin " + DONE,
            "3 2 stream-end error-response application " + GOING);
    peerEnds();
  }

  @Test
  void oneThatWasReadTogetherWithTheDrainIsRefused() {
    scene.receive(request(1, "wirecommand.ping"));
    scene.sent();
    scene.deliver(request(3, "later"));
    scene.server();
    try {
      scene.server().drain(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    scene.deliver(request(5, "job"));
    scene.connection().onBatchEnd();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-end " + LEAVE, "5 2 stream-begin error-response application " + GOING);
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("3 2 stream-end " + DONE);
  }

  @Test
  void whatRunsMayStillBeTakenBack() {
    scene.receive(request(1, "later"));
    drain();
    scene.receive(cancel(3, 1));
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin error-response application later: cancelled by the peer",
            "3 2 stream-end bytes-response eos|cbor cbor:True");
    // Its handler may run on; the end of the connection does not wait for that.
    peerEnds();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void waitsForThePeerToTakeItsAnswers() {
    link.setWritable(false);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    drain();
    assertThat(link.isClosed()).isFalse();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE, "1 2 stream-begin|stream-end " + DONE);
    peerEnds();
  }

  @Test
  void aConnectionThatIsTakenMeanwhileEndsInTheSameWay() {
    drain();
    TestLink late = new TestLink();
    LinkHandler connection = scene.server().connect(late);
    assertThat(late.takeWritten()).isEmpty();
    late.runTasks();
    assertThat(late.takeWritten()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    assertThat(late.isClosed()).isFalse();
    connection.onEndOfInput();
    assertThat(late.isClosed()).isTrue();
    connection.onClosed(null);
    assertThat(drain()).isTrue();
  }

  @Test
  void ifItsFirstRequestHasBeenReadByThenThatIsAnswered() {
    drain();
    TestLink late = new TestLink();
    LinkHandler connection = scene.server().connect(late);
    TestLink.deliver(connection, "1 1 stream-begin command-request new cbor:{b'name': b'job'}");
    late.runTasks();
    assertThat(late.isClosed()).isFalse();
    scene.handlers().remove().run();
    late.runTasks();
    assertThat(late.takeWritten())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE, "1 2 stream-begin|stream-end " + DONE);
    connection.onEndOfInput();
    assertThat(late.isClosed()).isTrue();
  }

  @Test
  void waitsForAllConnections() throws Exception {
    scene.onThreads(Runnable::run);
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    other.setEventLoopThread(Thread.currentThread());
    scene.connection();
    link.setEventLoopThread(Thread.currentThread());
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    Thread drainer =
        new Thread(
            () -> {
              try {
                drained.complete(scene.server().drain(ChronoUnit.FOREVER.getDuration()));
              } catch (InterruptedException e) {
                drained.completeExceptionally(e);
              }
            });
    drainer.start();
    link.awaitTask();
    other.awaitTask();
    assertThat(link.takeWritten()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    assertThat(other.takeWritten()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
    other.advance(Duration.ofSeconds(10));
    assertThat(other.isClosed()).isTrue();
    scene.connection().onClosed(null);
    assertThat(drained).isNotDone();
    otherConnection.onClosed(null);
    assertThat(drained.get()).isTrue();
    drainer.join();
  }

  @Test
  void doesNotWaitOnAConnectionsOwnThread() {
    scene.connection();
    assertThatIllegalStateException()
        .isThrownBy(() -> scene.server().drain(Duration.ofDays(1)))
        .withMessage(
            "drain would wait on an event loop, which has to end the connections: call it on another"
                + " thread, or call startDrain");
    link.runTasks();
    assertThat(scene.sent()).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    peerEnds();
  }

  /** Runs the tasks of the event loop until a number of frames has been sent. */
  private List<String> awaitSent(int frames) throws InterruptedException {
    List<String> sent = new ArrayList<>(scene.sent());
    while (sent.size() < frames) {
      link.awaitTask();
      sent.addAll(scene.sent());
    }
    return sent;
  }

  /** Runs the tasks of the event loop until the server has closed the connection. */
  private static void runUntilClosed(TestLink link) throws InterruptedException {
    while (!link.isClosed()) {
      link.awaitTask();
    }
  }

  @Test
  void aHandlerThatDrainsDoesNotWaitForItself() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    commands.blocking(
        "drain",
        response -> {
          boolean drained = scene.server().drain(Duration.ofDays(1));
          left.await();
          response.cbor().writeBoolean(drained);
        });
    scene.onThreads(task -> new Thread(task).start());
    scene.receive(request(1, "drain"));
    assertThat(awaitSent(1)).containsExactly("0 2 stream-begin|stream-end " + LEAVE);
    left.countDown();
    assertThat(awaitSent(1))
        .containsExactly("1 2 stream-begin|stream-end bytes-response eos|cbor cbor:True");
    peerEnds();
    assertThat(scene.server().isDrained()).isFalse();
    scene.connection().onClosed(null);
    assertThat(scene.server().isDrained()).isTrue();
  }

  @Test
  void aHandlerThatDrainsWaitsForOtherConnections() throws Exception {
    CompletableFuture<Boolean> drained = new CompletableFuture<>();
    commands.blocking(
        "drain",
        response -> {
          drained.complete(scene.server().drain(Duration.ofDays(1)));
          response.cbor().writeNull();
        });
    scene.onThreads(task -> new Thread(task).start());
    TestLink other = new TestLink();
    LinkHandler otherConnection = scene.server().connect(other);
    other.setOnEventLoop(false);
    scene.receive(request(1, "drain"));
    other.awaitTask();
    otherConnection.onEndOfInput();
    assertThat(other.isClosed()).isTrue();
    // The connection refuses requests, and has been asked whether it runs the handler.
    link.awaitTask();
    assertThat(drained).isNotDone();
    otherConnection.onClosed(null);
    assertThat(awaitSent(2))
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE, "1 2 stream-begin|stream-end " + DONE);
    assertThat(drained.get()).isTrue();
    peerEnds();
  }

  @Test
  void aHandlerMayBeginToDrain() {
    commands.nonBlocking(
        "leave",
        (context, data, response) -> {
          context.drainServer(Duration.ofDays(1));
          response.cbor().writeNull();
        });
    scene.receive(request(1, "later"), request(3, "leave"), request(5, "job"));
    link.runTasks();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "3 2 stream-begin " + DONE,
            "5 2 0 error-response application " + GOING);
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-end " + DONE);
    peerEnds();
  }

  @Test
  void whatIsNotOverInTimeIsCancelled() throws Exception {
    scene.receive(request(1, "later"));
    scene.server().startDrain(Duration.ofMillis(1));
    runUntilClosed(link);
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin|stream-end " + LEAVE,
            "1 2 stream-begin|stream-end error-response application later: the server is going");
  }

  @Test
  void transportsAreTold() {
    List<String> told = new ArrayList<>();
    scene.connection();
    WireServer server = scene.server();
    server.onDrain(() -> told.add("drain"), () -> told.add("drained"));
    server.onDrain(() -> told.add("another"), () -> told.add("another")).run();
    drain();
    assertThat(told).containsExactly("drain");
    assertThat(server.isDrained()).isFalse();
    drain();
    assertThat(told).containsExactly("drain");
    scene.connection().onClosed(null);
    assertThat(told).containsExactly("drain", "drained");
    assertThat(server.isDrained()).isTrue();
  }

  @Test
  void transportsOfAServerWithoutConnectionsAreToldAtOnce() {
    List<String> told = new ArrayList<>();
    scene.server().onDrain(() -> told.add("drain"), () -> told.add("drained"));
    assertThat(drain()).isTrue();
    assertThat(told).containsExactly("drain", "drained");
  }

  @Test
  void aServerWithoutConnectionsIsDrainedAtOnce() throws InterruptedException {
    assertThat(scene.server().drain(Duration.ofDays(1))).isTrue();
  }
}
