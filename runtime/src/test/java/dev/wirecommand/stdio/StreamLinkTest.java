package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.RecordingHandler;
import dev.wirecommand.link.WriteDeadlines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class StreamLinkTest {
  private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

  private final FedInput in = new FedInput();
  private final RecordingHandler handler = new RecordingHandler();
  private GatedOutput out = GatedOutput.open();
  private StreamLink link;

  @AfterEach
  void end() {
    link.abortSoon();
    link.thread().awaitEnd();
  }

  private void start() {
    start(WriteDeadlines.NONE, AN_HOUR, EndDiagnosis.NONE);
  }

  private void start(WriteDeadlines deadlines, long lingerNanos, EndDiagnosis diagnosis) {
    link = new StreamLink(in, out, "wirecommand-test", deadlines, lingerNanos, diagnosis);
    link.start(attached -> handler);
  }

  @Test
  void deliversWhatIsReadOnItsOwnThread() throws Exception {
    start();
    assertThat(link.peer()).isEqualTo(Peer.of(Peer.Transport.STDIO, null));
    assertThat(link.isOwnThread()).isFalse();
    run(() -> assertThat(link.isOwnThread()).isTrue());
    in.feed("one");
    assertThat(handler.take()).isEqualTo("bytes one");
    assertThat(handler.take()).isEqualTo("batch end");
    in.feed("two");
    assertThat(handler.take()).isEqualTo("bytes two");
    assertThat(handler.take()).isEqualTo("batch end");
  }

  @Test
  void readsNothingWhileItIsNotToRead() throws Exception {
    start();
    in.reads.acquire();
    run(() -> link.setReading(false));
    in.feed("already asked for");
    assertThat(handler.take()).isEqualTo("bytes already asked for");
    assertThat(handler.take()).isEqualTo("batch end");
    in.feed("later");
    run(() -> assertThat(in.reads.tryAcquire()).isFalse());
    run(() -> link.setReading(true));
    assertThat(handler.take()).isEqualTo("bytes later");
    assertThat(in.reads.availablePermits()).isPositive();
  }

  @Test
  void writesWhatWasFlushed() throws Exception {
    start();
    run(
        () -> {
          write("..one", 2, 3);
          link.flush();
          write("two", 0, 3);
        });
    out.flushes.acquire();
    assertThat(out.text()).isEqualTo("one");
    run(link::flush);
    out.flushes.acquire();
    assertThat(out.text()).isEqualTo("onetwo");
  }

  @Test
  void asksTheWriterToWaitForAnOutputThatTakesNothing() throws Exception {
    out = GatedOutput.shut();
    start();
    String half = "x".repeat(StreamOutput.HIGH_WATER / 2);
    run(
        () -> {
          write(half, 0, half.length());
          assertThat(link.isWritable()).isTrue();
          write(half, 0, half.length());
          assertThat(link.isWritable()).isFalse();
          link.flush();
        });
    out.letOneWriteThrough();
    assertThat(handler.take()).isEqualTo("writable");
    run(() -> assertThat(link.isWritable()).isTrue());
    assertThat(out.bytes()).hasSize(half.length());
    out.letOneWriteThrough();
  }

  @Test
  void theEndOfTheInputLeavesTheOutputOpen() throws Exception {
    start();
    in.end();
    assertThat(handler.take()).isEqualTo("end of input");
    run(
        () -> {
          write("still here", 0, 10);
          link.close();
          write("too late", 0, 8);
        });
    assertThat(handler.take()).isEqualTo("closed null");
    assertThat(out.text()).isEqualTo("still here");
    assertThat(out.closed.getCount()).isZero();
    assertThat(in.closed).isTrue();
    link.closed().join();
  }

  @Test
  void aClosedLinkForgetsWhatStillComes() throws Exception {
    start();
    run(link::close);
    out.closed.await();
    in.feed("for nobody");
    in.end();
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void aClosedLinkDoesNotWaitForeverForAnInputThatDoesNotEnd() throws Exception {
    start(WriteDeadlines.NONE, 0, EndDiagnosis.NONE);
    run(link::close);
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void anAbortLosesWhatWaits() throws Exception {
    out = GatedOutput.shut();
    start();
    run(
        () -> {
          write("lost", 0, 4);
          link.flush();
          link.abort();
        });
    assertThat(handler.take()).isEqualTo("closed null");
    out.closed.await();
    assertThat(out.text()).isEmpty();
  }

  @Test
  void anInputThatFailsEndsIt() throws Exception {
    start();
    in.fail("no more");
    assertThat(handler.take()).isEqualTo("closed java.io.IOException: no more");
    out.closed.await();
  }

  @Test
  void anInputThatEndsForAReasonEndsIt() throws Exception {
    start(WriteDeadlines.NONE, AN_HOUR, () -> new IOException("it went"));
    in.end();
    assertThat(handler.take()).isEqualTo("closed java.io.IOException: it went");
  }

  @Test
  void whatIsKnownOfTheOtherSideSaysMoreThanAStream() throws Exception {
    out.failure = "broken pipe";
    start(WriteDeadlines.NONE, AN_HOUR, () -> new IOException("it went"));
    run(
        () -> {
          write("text", 0, 4);
          link.flush();
        });
    assertThat(handler.take()).isEqualTo("closed java.io.IOException: it went");
  }

  @Test
  void anOutputThatFailsEndsIt() throws Exception {
    out.failure = "broken pipe";
    start();
    run(
        () -> {
          write("text", 0, 4);
          link.flush();
        });
    assertThat(handler.take()).isEqualTo("closed java.io.IOException: broken pipe");
  }

  @Test
  void anOutputThatFailsOnceAllIsSaidIsNoFailure() throws Exception {
    out = GatedOutput.shut();
    out.failure = "broken pipe";
    start();
    run(
        () -> {
          write("text", 0, 4);
          link.close();
        });
    out.letOneWriteThrough();
    assertThat(handler.take()).isEqualTo("closed null");
  }

  @Test
  void anOutputThatTakesNothingForTooLongEndsIt() throws Exception {
    out = GatedOutput.shut();
    start(new WriteDeadlines(Duration.ofMillis(1), 1, Duration.ZERO), AN_HOUR, EndDiagnosis.NONE);
    run(
        () -> {
          write("text", 0, 4);
          link.flush();
        });
    assertThat(handler.take())
        .isEqualTo(
            "closed java.io.IOException:"
                + " the peer has taken nothing of what was written to it for 1 ms");
  }

  @Test
  void aHandlerThatFailsEndsIt() throws Exception {
    start();
    in.feed("fail");
    assertThat(handler.take()).isEqualTo("bytes fail");
    assertThat(handler.take()).isEqualTo("closed java.lang.IllegalStateException: as you wish");
  }

  @Test
  void timersDoNotOutliveIt() throws Exception {
    start();
    CompletableFuture<Boolean> onThread = new CompletableFuture<>();
    link.schedule(() -> onThread.complete(link.isOwnThread()), 0);
    assertThat(onThread.join()).isTrue();
    CompletableFuture<Void> never = new CompletableFuture<>();
    run(
        () -> {
          link.schedule(() -> never.complete(null), AN_HOUR);
          link.abort();
          link.schedule(() -> never.complete(null), 0);
        });
    link.thread().awaitEnd();
    assertThat(never).isNotDone();
  }

  @Test
  void saysWhyNothingCouldBeAttached() {
    link =
        new StreamLink(
            in, out, "wirecommand-test", WriteDeadlines.NONE, StreamLink.LINGER_NANOS, () -> null);
    assertThatThrownBy(
            () ->
                link.start(
                    attached -> {
                      throw new IllegalStateException("not today");
                    }))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private void write(String text, int offset, int length) {
    link.write(text.getBytes(StandardCharsets.ISO_8859_1), offset, length);
  }

  /** Runs a task on the link's thread, and waits for it. */
  private void run(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    link.execute(
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
}
