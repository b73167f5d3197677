package dev.wirecommand.testing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class TestLinkTest {
  private static final String FRAME = "1 1 stream-begin command-data eos hello";

  private final TestLink link = new TestLink();
  private final List<String> ran = new ArrayList<>();

  @Test
  void wholeFramesAreSeen() {
    byte[] bytes = FrameEncoder.encode(FrameText.parse(FRAME));
    link.write(bytes, 0, 10);
    assertThat(link.takeWritten()).isEmpty();
    link.write(bytes, 10, bytes.length - 10);
    assertThat(link.takeWritten()).containsExactly(FRAME);
    assertThat(link.takeWritten()).isEmpty();
    assertThat(link.flushes()).isZero();
    link.flush();
    assertThat(link.flushes()).isEqualTo(1);
  }

  @Test
  void framesAreDeliveredAsOneBatch() throws InterruptedException {
    RecordingHandler handler = new RecordingHandler();
    TestLink.deliver(handler, FRAME, FRAME);
    String bytes = "bytes " + new String(FrameEncoder.encode(FrameText.parse(FRAME)), ISO_8859_1);
    assertThat(List.of(handler.take(), handler.take(), handler.take()))
        .containsExactly(bytes, bytes, "batch end");
    assertThat(handler.isQuiet()).isTrue();
  }

  @Test
  void tasksRunAtTheirTimeInOrder() {
    note("late", 3);
    note("early", 1);
    Link.Timer cancelled = note("cancelled", 2);
    note("same time", 3);
    cancelled.cancel();
    link.advance(Duration.ofNanos(2));
    assertThat(ran).containsExactly("early at 1");
    assertThat(link.nanoTime()).isEqualTo(2);
    assertThat(link.timers()).isEqualTo(2);
    link.advance(Duration.ofNanos(2));
    assertThat(ran).containsExactly("early at 1", "late at 3", "same time at 3");
    assertThat(link.nanoTime()).isEqualTo(4);
    assertThat(link.clockReads()).isEqualTo(5);
  }

  private Link.Timer note(String name, long nanos) {
    return link.schedule(() -> ran.add(name + " at " + link.nanoTime()), nanos);
  }

  @Test
  void tasksThatBecomeDueMeanwhileRunToo() {
    link.schedule(() -> note("second", 1), 1);
    link.advance(Duration.ofNanos(2));
    assertThat(ran).containsExactly("second at 2");
  }

  @Test
  void theEventLoopRunsWhenTheTestSays() throws InterruptedException {
    link.execute(() -> link.execute(() -> ran.add("inner")));
    assertThat(ran).isEmpty();
    link.runTasks();
    assertThat(ran).containsExactly("inner");
    Thread other = new Thread(() -> link.execute(() -> ran.add("other")));
    other.start();
    link.awaitTask();
    other.join();
    assertThat(ran).containsExactly("inner", "other");
    link.endEventLoop();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> link.execute(() -> {}));
  }

  @Test
  void theTestSaysWhichThreadIsTheEventLoop() {
    assertThat(link.isOwnThread()).isTrue();
    link.setOnEventLoop(false);
    assertThat(link.isOwnThread()).isFalse();
    link.setEventLoopThread(Thread.currentThread());
    assertThat(link.isOwnThread()).isTrue();
    link.setEventLoopThread(new Thread(() -> {}));
    assertThat(link.isOwnThread()).isFalse();
  }

  @Test
  void thePeerKeepsUpAsTheTestSays() {
    assertThat(link.isWritable()).isTrue();
    link.setWritableChecks(1);
    assertThat(List.of(link.isWritable(), link.isWritable(), link.isWritable()))
        .containsExactly(true, false, false);
    link.setWritableChecks(-1);
    assertThat(link.isWritable()).isTrue();
    link.setWritable(false);
    assertThat(link.isWritable()).isFalse();
  }

  @Test
  void theTestSeesHowTheLinkIsUsed() {
    assertThat(List.of(link.isReading(), link.isClosed(), link.isAborted()))
        .containsExactly(true, false, false);
    link.setReading(false);
    link.close();
    assertThat(List.of(link.isReading(), link.isClosed(), link.isAborted()))
        .containsExactly(false, true, false);
    link.abort();
    assertThat(link.isAborted()).isTrue();
  }
}
