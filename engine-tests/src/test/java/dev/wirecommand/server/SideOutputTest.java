package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import dev.wirecommand.transport.EventLoopThread;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text and progress between the frames of responses, and how much of them may wait. */
class SideOutputTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";

  /** With CBOR and a header around it, a sixteenth of what may wait: 65,536 bytes. */
  private static final String LONG = "x".repeat((64 << 10) - 17);

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  @Test
  void textGoesBeforeTheEndOfAStream() {
    scene.limits(Limits.builder().sendPayload(32));
    commands.blocking(
        "job",
        (context, data, response) ->
            response.items(
                IntStream.rangeClosed(1, 40)
                    .peek(
                        i -> {
                          if (i % 32 == 8) {
                            context.text("at %s", i);
                          }
                        })
                    .iterator(),
                (out, item) -> out.writeLong(item % 10)));
    scene.receive(request(1, "job"));
    scene.runHandlers();
    String ten = "\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\t\\x00";
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin text-output 0 cbor:[{b'msg': b'at %s', b'args': [b'8']}]",
            "1 2 0 bytes-response continuation|cbor " + ten + ten + ten + "\\x01\\x02",
            "1 2 0 text-output 0 cbor:[{b'msg': b'at %s', b'args': [b'40']}]",
            "1 2 0 bytes-response continuation|cbor \\x03\\x04\\x05\\x06\\x07\\x08\\t\\x00",
            "1 2 0 bytes-response eos|cbor ");
  }

  @Test
  void textGoesBeforeALongAnswer() {
    scene.limits(Limits.builder().sendPayload(16));
    commands.blocking(
        "job",
        (context, data, response) -> {
          context.text("a");
          response.raw("x".repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          context.text("b");
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin text-output 0 cbor:[{b'msg': b'a'}]",
            "1 2 0 text-output 0 cbor:[{b'msg': b'b'}]",
            "1 2 0 bytes-response continuation xxxxxxxxxxxxxxxx",
            "1 2 0 bytes-response eos xxxx");
  }

  @Test
  void answersTakeTurnsAndStandardCommandsGoFirst() {
    scene.limits(Limits.builder().sendPayload(4));
    commands.nonBlocking(
        "long",
        (CommandResponse response) ->
            response.raw(new byte[] {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'}));
    commands.nonBlocking(
        "stream",
        (CommandResponse response) ->
            response.bytes(new ByteArrayInputStream(new byte[] {'1', '2', '3', '4', '5'})));
    link.setWritable(false);
    scene.receive(request(1, "long"), request(3, "stream"));
    scene.runHandlers();
    scene.receive(request(5, "wirecommand.ping"));
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "5 2 stream-begin " + DONE,
            "1 2 0 bytes-response continuation abcd",
            "3 2 0 bytes-response continuation 1234",
            "1 2 0 bytes-response continuation efgh",
            "1 2 0 bytes-response eos i");
    // The source is read on once its first chunk has been sent.
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly("3 2 0 bytes-response continuation 5", "3 2 0 bytes-response eos ");
  }

  @Test
  void aHandlerWaitsWhileThePeerDoesNotReadItsText() throws Exception {
    CompletableFuture<Integer> said = new CompletableFuture<>();
    CountDownLatch seventeen = new CountDownLatch(17);
    scene.limits(Limits.builder().sendPayload(64 << 10));
    Thread[] thread = new Thread[1];
    scene.onThreads(
        task -> {
          thread[0] = new Thread(task);
          thread[0].start();
        });
    commands.blocking(
        "job",
        (context, data, response) -> {
          for (int i = 1; i <= 18; i++) {
            context.text(LONG);
            seventeen.countDown();
          }
          said.complete(18);
          response.cbor().writeNull();
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    seventeen.await();
    awaitWaiting(thread[0]);
    assertThat(said).isNotDone();
    link.runTasks();
    assertThat(said).isNotDone();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(said.get()).isEqualTo(18);
    thread[0].join();
    link.runTasks();
    assertThat(scene.sent()).hasSize(19).endsWith("1 2 0 " + DONE);
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aHandlerThatWaitsGoesOnWhenItsCallIsOver() throws Exception {
    CountDownLatch first = new CountDownLatch(17);
    scene.limits(Limits.builder().sendPayload(64 << 10));
    Thread[] thread = new Thread[1];
    scene.onThreads(
        task -> {
          thread[0] = new Thread(task);
          thread[0].start();
        });
    boolean[] interrupted = new boolean[1];
    commands.blocking(
        "job",
        (context, data, response) -> {
          for (int i = 0; i < 100; i++) {
            context.text(LONG);
            first.countDown();
          }
          interrupted[0] = Thread.currentThread().isInterrupted();
          response.cbor().writeNull();
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    first.await();
    awaitWaiting(thread[0]);
    scene.receive(cancel(3, 1));
    thread[0].join();
    assertThat(interrupted[0]).isTrue();
  }

  @Test
  void anotherThreadThatWaitsGoesOnWhenTheCallIsAnswered() throws Exception {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    List<CommandContext> contexts = new ArrayList<>();
    scene.limits(Limits.builder().sendPayload(64 << 10));
    scene.onThreads(Runnable::run);
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    CountDownLatch first = new CountDownLatch(17);
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < 18; i++) {
                contexts.get(0).text(LONG);
                first.countDown();
              }
            });
    thread.start();
    first.await();
    awaitWaiting(thread);
    stage.complete(1L);
    link.runTasks();
    thread.join();
  }

  @Test
  void theConnectionsOwnThreadIsRefusedMuchLater() {
    List<CommandException> refused = new ArrayList<>();
    int[] said = new int[1];
    scene.limits(Limits.builder().sendPayload(64 << 10));
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          try {
            for (; said[0] < 200; said[0]++) {
              context.text(LONG);
            }
          } catch (CommandException e) {
            refused.add(e);
          }
          response.cbor().writeNull();
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    assertThat(said[0]).isEqualTo(129);
    assertThat(refused)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("cancelled");
              assertThat(e)
                  .hasMessage(
                      "more than 8388608 bytes of text and progress that the peer has not read");
            });
    // When the peer has read, there is room again.
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).hasSize(130);
    said[0] = 199;
    scene.receive(request(3, "job"));
    assertThat(scene.sent()).hasSize(2);
    assertThat(refused).hasSize(1);
  }

  @Test
  void theEventLoopOfAnotherConnectionDoesNotWaitEither() throws Exception {
    scene.limits(Limits.builder().sendPayload(64 << 10));
    List<CommandContext> contexts = new ArrayList<>();
    CompletableFuture<Integer> later = new CompletableFuture<>();
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.later(later, (answer, value) -> answer.cbor().writeLong(value));
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    // The other event loop is none of this connection.
    link.setOnEventLoop(false);
    EventLoopThread other = new EventLoopThread("wirecommand-test");
    CompletableFuture<Integer> said = new CompletableFuture<>();
    other.execute(
        () -> {
          int count = 0;
          try {
            for (; count < 200; count++) {
              contexts.get(0).text(LONG);
            }
          } catch (CommandException e) {
            said.complete(count);
          }
        });
    assertThat(said.get()).isEqualTo(129);
    other.end();
    other.awaitEnd();
  }

  @Test
  void whatWasSaidIsForgottenWithTheConnection() {
    scene.limits(Limits.builder().sendPayload(64 << 10));
    int[] said = new int[1];
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          for (int i = 0; i < 100; i++) {
            context.text(LONG);
            said[0]++;
          }
          Iterator<Integer> none = List.<Integer>of().iterator();
          response.items(none, (out, item) -> out.writeLong(item));
        });
    link.setWritable(false);
    scene.receive(request(1, "job"));
    scene.connection().onClosed(null);
    scene.runHandlers();
    assertThat(said[0]).isEqualTo(100);
    assertThat(scene.sent()).isEmpty();
  }
}
