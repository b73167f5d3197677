package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a server ends at once. */
class CloseTest {
  private static final String GOING = "error-response application later: the server is going";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CancelReason> told = new ArrayList<>();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  CloseTest() {
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          context.onCancel(told::add);
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
  }

  private void close() {
    scene.server().close();
    link.runTasks();
  }

  @Test
  void tellsThePeersOfWhatRunsAndWaits() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(request(1, "later"), request(3, "later"));
    close();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin " + GOING,
            "3 2 0 error-response application later: the server is shutting down; connect anew");
    assertThat(told).containsExactly(CancelReason.SHUTDOWN);
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
    // What waited never ran.
    assertThat(told).hasSize(1);
  }

  @Test
  void whatRunsHasAnotherCodeThanWhatWasNotStarted() {
    scene.limits(Limits.builder().runningCommands(1));
    scene.receive(
        requestWithMeta(1, "later", "b'errors': b'cbor'"),
        requestWithMeta(3, "later", "b'errors': b'cbor'"));
    close();
    assertThat(scene.sent())
        .containsExactly(
            coded("1 2 stream-begin", "cancelled", "later: the server is going", false),
            coded(
                "3 2 0",
                "shutting-down",
                "later: the server is shutting down; connect anew",
                false));
  }

  @Test
  void whatThePeerDoesNotTakeIsDropped() {
    List<String> closed = new ArrayList<>();
    InputStream stream =
        new ByteArrayInputStream(new byte[100]) {
          @Override
          public void close() {
            closed.add("stream");
          }
        };
    scene.limits(Limits.builder().sendPayload(4));
    commands.nonBlocking("stream", (CommandResponse response) -> response.bytes(stream));
    link.setWritable(false);
    scene.receive(request(1, "stream"));
    scene.runHandlers();
    close();
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isClosed()).isTrue();
    scene.runHandlers();
    assertThat(closed).containsExactly("stream");
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void readsNothingMore() {
    scene.connection();
    close();
    scene.receive(request(1, "later"));
    scene.connection().onEndOfInput();
    assertThat(scene.sent()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aConnectionThatIsTakenAfterwardsIsClosed() {
    scene.server().close();
    TestLink late = new TestLink();
    LinkHandler connection = scene.server().connect(late);
    late.runTasks();
    assertThat(late.isClosed()).isTrue();
    connection.onClosed(null);
  }

  @Test
  void interruptsTheThreadsThatAreTheServersOwn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    scene.onServerThreads();
    commands.blocking(
        "job",
        response -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.complete(true);
            throw e;
          }
        });
    scene.receive(request(1, "job"));
    begun.await();
    // Its connection's thread has not come to it yet.
    scene.server().close();
    assertThat(interrupted.get()).isTrue();
    link.awaitTask();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application job: the server is going");
  }

  @Test
  void twiceIsOnce() {
    scene.receive(request(1, "later"));
    close();
    close();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + GOING);
    assertThat(told).containsExactly(CancelReason.SHUTDOWN);
  }

  @Test
  void severalConnectionsAreClosed() {
    TestLink other = new TestLink();
    LinkHandler connection = scene.server().connect(other);
    scene.connection();
    close();
    other.runTasks();
    assertThat(link.isClosed()).isTrue();
    assertThat(other.isClosed()).isTrue();
    connection.onClosed(null);
  }
}
