package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results whose source blocks, ignores interrupts, and ends when it is closed. */
class StuckSourceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Stuck stuck = new Stuck();

  StuckSourceTest() {
    scene.limits(Limits.builder().runningCommands(1)).onThreads(thread);
    commands.nonBlocking("next", response -> response.cbor().writeNull());
  }

  @AfterEach
  void end() {
    stuck.close();
    thread.shutdown();
  }

  private static final class Stuck
      implements ReadableByteChannel, Iterator<Integer>, AutoCloseable {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile Thread closedBy;

    private void block() {
      reading.countDown();
      while (closed.getCount() > 0) {
        try {
          closed.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
      }
    }

    @Override
    public int read(ByteBuffer into) {
      block();
      return -1;
    }

    @Override
    public boolean isOpen() {
      return closed.getCount() > 0;
    }

    @Override
    public boolean hasNext() {
      block();
      return false;
    }

    @Override
    public Integer next() {
      throw new AssertionError("there is none");
    }

    @Override
    public void close() {
      closedBy = Thread.currentThread();
      closed.countDown();
    }

    InputStream stream() {
      return new InputStream() {
        @Override
        public int read() {
          block();
          return -1;
        }

        @Override
        public void close() {
          Stuck.this.close();
        }
      };
    }
  }

  /** The kinds of results. */
  enum Kind {
    STREAM((response, stuck) -> response.bytes(stuck.stream())),
    CHANNEL((response, stuck) -> response.bytes((ReadableByteChannel) stuck)),
    PIECES(
        (response, stuck) ->
            response.chunks(
                Stream.generate(
                        () -> {
                          stuck.block();
                          return new byte[0];
                        })
                    .onClose(stuck::close))),
    ITEMS(
        (response, stuck) ->
            response.items(
                Stream.generate(
                        () -> {
                          stuck.block();
                          return 1;
                        })
                    .onClose(stuck::close),
                (out, item) -> out.writeLong(item))),
    ITERATOR(
        (response, stuck) ->
            response.items((Iterator<Integer>) stuck, (out, item) -> out.writeLong(item)));

    final BiConsumer<CommandResponse, Stuck> result;

    Kind(BiConsumer<CommandResponse, Stuck> result) {
      this.result = result;
    }
  }

  /** Calls a command whose result is stuck when this method returns. */
  private void call() throws InterruptedException {
    scene.receive(request(1, "job"));
    // The handler has returned its result.
    link.awaitTask();
    stuck.reading.await();
  }

  private void define(Kind kind) {
    commands.blocking("job", response -> kind.result.accept(response, stuck));
  }

  private void assertClosedElsewhere() throws InterruptedException {
    stuck.closed.await();
    assertThat(stuck.closedBy).isNotSameAs(Thread.currentThread());
  }

  private void assertThreadIsFree() throws Exception {
    assertThat(thread.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isClosedASecondAfterACancel(Kind kind) throws Exception {
    define(kind);
    call();
    scene.receive(cancel(3, 1), request(5, "next"));
    stuck.interrupted.await();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True");
    link.advance(SECOND.minusNanos(1));
    assertThat(stuck.closed.getCount()).isEqualTo(1);
    link.advance(Duration.ofNanos(1));
    assertClosedElsewhere();
    assertThreadIsFree();
    // The source is no longer in use, and so the call's place is free.
    link.awaitTask();
    assertThat(scene.sent()).containsExactly("5 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void isClosedASecondAfterTheDeadline() throws Exception {
    commands.within(500, "job", (context, data, response) -> response.bytes(stuck.stream()));
    call();
    link.advance(Duration.ofMillis(500));
    stuck.interrupted.await();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: its deadline has passed");
    assertThat(stuck.closed.getCount()).isEqualTo(1);
    link.advance(SECOND);
    assertClosedElsewhere();
    assertThreadIsFree();
  }

  @Test
  void isClosedWhenTheServerIsClosed() throws Exception {
    define(Kind.STREAM);
    call();
    scene.server().close();
    link.runTasks();
    stuck.interrupted.await();
    link.advance(SECOND);
    assertClosedElsewhere();
    assertThreadIsFree();
  }

  @Test
  void isClosedAfterTheConnectionIsLost() throws Exception {
    define(Kind.STREAM);
    call();
    scene.connection().onClosed(null);
    stuck.interrupted.await();
    // The link's timers do not fire any more, so this second is a real one.
    assertClosedElsewhere();
    assertThreadIsFree();
  }

  @Test
  void isClosedThoughTheConnectionIsLostMeanwhile() throws Exception {
    define(Kind.STREAM);
    call();
    scene.receive(cancel(3, 1));
    stuck.interrupted.await();
    scene.connection().onClosed(null);
    assertClosedElsewhere();
    assertThreadIsFree();
  }

  @Test
  void ofACallThatWaitsForAThreadIsClosedWithoutOne() throws Exception {
    // The only thread is busy, so that no task reads the result or closes it.
    CountDownLatch mayEnd = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    commands.nonBlocking("job", (CommandResponse response) -> response.bytes(stuck.stream()));
    scene.receive(request(1, "job"));
    scene.receive(cancel(3, 1), request(5, "next"));
    link.advance(SECOND);
    assertClosedElsewhere();
    link.awaitTask();
    assertThat(scene.sent())
        .isEqualTo(
            List.of(
                "1 2 stream-begin error-response application job: cancelled by the peer",
                "3 2 0 bytes-response eos|cbor cbor:True",
                "5 2 0 bytes-response eos|cbor cbor:None"));
    mayEnd.countDown();
    assertThreadIsFree();
  }
}
