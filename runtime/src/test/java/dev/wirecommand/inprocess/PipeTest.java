package dev.wirecommand.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.RecordingHandler;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class PipeTest {
  private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

  private final Pipe pipe = new Pipe(AN_HOUR, AN_HOUR);
  private final RecordingHandler near = new RecordingHandler();
  private final RecordingHandler far = new RecordingHandler();

  @BeforeEach
  void attach() {
    run(() -> pipe.attach(near, far));
  }

  @AfterEach
  void end() {
    try {
      run(() -> pipe.near().abort());
    } catch (RejectedExecutionException e) {
      // The pipe has ended already.
      return;
    } finally {
      pipe.thread().awaitEnd();
    }
  }

  @Test
  void bothEndsAreOfOneProcess() {
    assertThat(pipe.near().peer()).isEqualTo(Peer.of(Peer.Transport.IN_PROCESS, null));
    assertThat(pipe.far().peer()).isEqualTo(Peer.of(Peer.Transport.IN_PROCESS, null));
  }

  @Test
  void bothEndsLiveOnOneThread() {
    assertThat(pipe.near().isOwnThread()).isFalse();
    CompletableFuture<Boolean> onThread = new CompletableFuture<>();
    pipe.far().execute(() -> onThread.complete(pipe.near().isOwnThread()));
    assertThat(onThread.join()).isTrue();
  }

  @Test
  void deliversWhatWasFlushedAsOneBatch() throws Exception {
    run(
        () -> {
          write(pipe.near(), "one");
          write(pipe.near(), "two");
          pipe.near().flush();
          write(pipe.near(), "not flushed");
          // Nothing is delivered within the writer's call.
          assertThat(far.isQuiet()).isTrue();
        });
    assertThat(far.take()).isEqualTo("bytes one");
    assertThat(far.take()).isEqualTo("bytes two");
    assertThat(far.take()).isEqualTo("batch end");
    run(
        () -> {
          write(pipe.far(), "back");
          pipe.far().flush();
        });
    assertThat(near.take()).isEqualTo("bytes back");
    assertThat(near.take()).isEqualTo("batch end");
    assertThat(far.isQuiet()).isTrue();
    run(pipe.near()::flush);
    assertThat(far.take()).isEqualTo("bytes not flushed");
  }

  @Test
  void copiesWhatIsWritten() throws Exception {
    byte[] bytes = "..text..".getBytes(StandardCharsets.ISO_8859_1);
    run(
        () -> {
          pipe.near().write(bytes, 2, 4);
          Arrays.fill(bytes, (byte) '!');
          pipe.near().flush();
        });
    assertThat(far.take()).isEqualTo("bytes text");
  }

  @Test
  void asksAWriterToWaitForAnEndThatDoesNotRead() throws Exception {
    run(
        () -> {
          pipe.far().setReading(false);
          write(pipe.near(), "x".repeat(PipeEnd.HIGH_WATER - 1));
          pipe.near().flush();
          assertThat(pipe.near().isWritable()).isTrue();
          write(pipe.near(), "y");
          pipe.near().flush();
          assertThat(pipe.near().isWritable()).isFalse();
        });
    run(() -> assertThat(far.isQuiet()).isTrue());
    run(() -> pipe.far().setReading(true));
    assertThat(near.take()).isEqualTo("writable");
    assertThat(far.take()).isEqualTo("bytes x*65535");
    assertThat(far.take()).isEqualTo("bytes y");
    run(() -> assertThat(pipe.near().isWritable()).isTrue());
  }

  @Test
  void theFarEndsCloseEndsTheNearOnesInputAndWaitsForItsClose() throws Exception {
    run(
        () -> {
          write(pipe.far(), "last");
          pipe.far().close();
          write(pipe.far(), "too late");
        });
    assertThat(near.take()).isEqualTo("bytes last");
    assertThat(near.take()).isEqualTo("batch end");
    assertThat(near.take()).isEqualTo("end of input");
    run(
        () -> {
          write(pipe.near(), "for nobody");
          pipe.near().flush();
        });
    run(() -> assertThat(near.isQuiet()).isTrue());
    run(pipe.near()::close);
    assertThat(near.take()).isEqualTo("closed null");
    assertThat(far.take()).isEqualTo("closed null");
    pipe.thread().awaitEnd();
    assertThatThrownBy(() -> pipe.far().execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void theNearEndsCloseClosesBothOnceItsBytesHaveArrived() throws Exception {
    run(
        () -> {
          pipe.far().setReading(false);
          write(pipe.near(), "last");
          pipe.near().close();
        });
    run(() -> assertThat(near.isQuiet()).isTrue());
    run(() -> pipe.far().setReading(true));
    assertThat(far.take()).isEqualTo("bytes last");
    assertThat(far.take()).isEqualTo("batch end");
    assertThat(far.take()).isEqualTo("end of input");
    assertThat(far.take()).isEqualTo("closed null");
    assertThat(near.take()).isEqualTo("closed null");
  }

  @Test
  void anEndThatNeverReadsDoesNotKeepAClientFromClosing() throws Exception {
    closeUnread(new Pipe(0, AN_HOUR), Pipe::near, Pipe::far);
  }

  @Test
  void anEndThatNeverReadsDoesNotKeepAServerFromClosing() throws Exception {
    closeUnread(new Pipe(AN_HOUR, 0), Pipe::far, Pipe::near);
  }

  private void closeUnread(
      Pipe hasty, Function<Pipe, PipeEnd> closing, Function<Pipe, PipeEnd> notReading)
      throws InterruptedException {
    hasty
        .thread()
        .execute(
            () -> {
              hasty.attach(near, far);
              notReading.apply(hasty).setReading(false);
              write(closing.apply(hasty), "never taken");
              closing.apply(hasty).close();
            });
    assertThat(near.take()).isEqualTo("closed null");
    assertThat(far.take()).isEqualTo("closed null");
    hasty.thread().awaitEnd();
  }

  @Test
  void anAbortLosesWhatWasWritten() throws Exception {
    run(
        () -> {
          write(pipe.far(), "lost");
          pipe.far().flush();
          pipe.far().abort();
        });
    assertThat(near.take())
        .isEqualTo("closed java.io.IOException: the connection was aborted by the other end");
    assertThat(far.take()).isEqualTo("closed null");
  }

  @Test
  void aHandlerThatFailsEndsBoth() throws Exception {
    run(
        () -> {
          write(pipe.near(), "fail");
          pipe.near().flush();
        });
    assertThat(far.take()).isEqualTo("bytes fail");
    assertThat(far.take()).isEqualTo("closed java.lang.IllegalStateException: as you wish");
    assertThat(near.take()).isEqualTo("closed java.lang.IllegalStateException: as you wish");
  }

  @Test
  void timersRunOnTheThreadAndNotOnceItIsOver() throws Exception {
    CompletableFuture<Boolean> onThread = new CompletableFuture<>();
    pipe.near().schedule(() -> onThread.complete(pipe.near().isOwnThread()), 0);
    assertThat(onThread.join()).isTrue();
    CompletableFuture<Void> never = new CompletableFuture<>();
    run(
        () -> {
          pipe.near().schedule(() -> never.complete(null), AN_HOUR);
          pipe.near().abort();
          // Due, but after the end.
          pipe.near().schedule(() -> never.complete(null), 0);
        });
    pipe.thread().awaitEnd();
    assertThat(never).isNotDone();
    assertThat(near.take()).isEqualTo("closed null");
  }

  @Test
  void aCancelledTimerDoesNotRun() throws Exception {
    CompletableFuture<Void> never = new CompletableFuture<>();
    CompletableFuture<Void> later = new CompletableFuture<>();
    run(
        () -> {
          pipe.near().schedule(() -> never.complete(null), 0).cancel();
          pipe.near().schedule(() -> later.complete(null), 0);
        });
    later.join();
    assertThat(never).isNotDone();
  }

  /** Runs a task on the event loop, and waits for it and for the tasks that it has submitted. */
  private void run(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    pipe.thread()
        .execute(
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    done.join();
  }

  private static void write(Link link, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    link.write(bytes, 0, bytes.length);
  }
}
