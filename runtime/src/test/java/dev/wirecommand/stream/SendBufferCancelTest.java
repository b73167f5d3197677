package dev.wirecommand.stream;

import static dev.wirecommand.stream.RecordingSendOwner.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Send buffers that are cancelled. */
class SendBufferCancelTest {
  private final Tasks tasks = new Tasks();
  private final RecordingSendOwner owner = new RecordingSendOwner();
  private final ScriptedStream stream = new ScriptedStream("000011112222333344445555666677778888");
  private final SendBuffer buffer = SendBuffer.of(stream, tasks, 4, owner);

  /** Runs the tasks of the executor, which close the stream; the owner is told nothing else. */
  private void assertClosed(int expectedTasks) {
    assertThat(buffer.poll(true)).isNull();
    assertThat(stream.calls).doesNotContain("close");
    assertThat(tasks.run()).isEqualTo(expectedTasks);
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
    assertThat(owner.news()).containsExactly("released");
    buffer.cancel();
    assertThat(tasks.size()).isZero();
    assertThat(stream.calls).containsOnlyOnce("close");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void beforeTheStart() {
    buffer.cancel();
    buffer.start();
    assertClosed(1);
    assertThat(stream.calls).containsExactly("close");
  }

  @Test
  void beforeTheFirstTaskRuns() {
    buffer.start();
    buffer.cancel();
    assertClosed(1);
    assertThat(stream.calls).containsExactly("close");
  }

  @Test
  void whileThereIsNoRoom() {
    buffer.start();
    tasks.run();
    Chunk borrowed = buffer.poll(false);
    assertThat(owner.news()).containsExactly("ready");
    buffer.cancel();
    buffer.release(borrowed);
    assertClosed(1);
    assertThat(stream.calls).hasSize(9);
  }

  @Test
  void afterTheEnd() {
    buffer.start();
    while (!buffer.isEnded()) {
      tasks.run();
      RecordingSendOwner.takeAll(buffer, true);
    }
    assertThat(owner.news()).contains("released");
    buffer.cancel();
    assertThat(tasks.size()).isZero();
    assertThat(stream.calls).containsOnlyOnce("close");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void whereTheExecutorTakesNoMoreTasks() throws InterruptedException {
    buffer.start();
    tasks.run();
    assertThat(owner.news()).containsExactly("ready");
    tasks.shutDown = true;
    buffer.cancel();
    owner.released.await();
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
    assertThat(owner.news()).containsExactly("released");
  }

  @Test
  void fromWithinTheTask() {
    SendBuffer[] self = new SendBuffer[1];
    CountDownLatch closed = new CountDownLatch(1);
    Stream<String> items =
        Stream.of("a", "b", "c")
            .peek(
                item -> {
                  assertThat(item).isNotEqualTo("c");
                  if (item.equals("b")) {
                    self[0].cancel();
                  }
                })
            .onClose(closed::countDown);
    self[0] = SendBuffer.items(items, CborWriter::writeText, tasks, 2, owner);
    self[0].start();
    tasks.run();
    assertThat(closed.getCount()).isZero();
    assertThat(owner.news()).containsExactly("ready", "released");
    // The interrupt was for the task and must not reach later tasks of the thread.
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** A stream whose read waits for an interrupt, which must be cleared before closing. */
  private static final class Waiting extends InputStream {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch never = new CountDownLatch(1);
    volatile Thread reader;
    volatile String closed = "no";

    @Override
    public int read() {
      throw new AssertionError("byte by byte");
    }

    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
      reader = Thread.currentThread();
      reading.countDown();
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      return -1;
    }

    @Override
    public void close() {
      closed =
          "by the reader: "
              + (reader == Thread.currentThread())
              + ", interrupted: "
              + Thread.currentThread().isInterrupted();
    }
  }

  @Test
  void whileATaskWaitsForItsSource() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Waiting waiting = new Waiting();
      SendBuffer other = SendBuffer.of(waiting, executor, 4, owner);
      other.start();
      waiting.reading.await();
      other.cancel();
      owner.released.await();
      assertThat(waiting.closed).isEqualTo("by the reader: true, interrupted: false");
      assertThat(owner.news()).containsExactly("released");
      Future<Boolean> after = executor.submit(() -> Thread.currentThread().isInterrupted());
      assertThat(after.get()).isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  /** A stream whose read ignores interrupts and ends when the stream is closed. */
  private static final class Deaf extends InputStream {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger closings = new AtomicInteger();
    volatile Thread closedBy;

    @Override
    public int read() {
      throw new AssertionError("byte by byte");
    }

    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
      reading.countDown();
      while (closed.getCount() > 0) {
        try {
          closed.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
      }
      throw new IOException("closed");
    }

    @Override
    public void close() throws IOException {
      closings.incrementAndGet();
      closedBy = Thread.currentThread();
      closed.countDown();
      throw new IOException("closing fails, too");
    }
  }

  @Test
  void whileAReadIgnoresTheInterrupt() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Deaf deaf = new Deaf();
      SendBuffer other = SendBuffer.of(deaf, executor, 4, owner);
      other.start();
      deaf.reading.await();
      other.cancel();
      deaf.interrupted.await();
      assertThat(owner.news()).isEmpty();
      other.closeSource();
      assertThat(deaf.closedBy).isSameAs(Thread.currentThread());
      owner.released.await();
      other.closeSource();
      assertThat(deaf.closings).hasValue(1);
      assertThat(owner.news()).containsExactly("released");
      Future<Boolean> after = executor.submit(() -> Thread.currentThread().isInterrupted());
      assertThat(after.get()).isFalse();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whileNoThreadRunsItsTask() {
    buffer.start();
    buffer.cancel();
    buffer.closeSource();
    assertThat(stream.calls).containsExactly("close");
    assertThat(owner.news()).containsExactly("released");
    assertThat(tasks.run()).isEqualTo(1);
    buffer.closeSource();
    assertThat(stream.calls).containsExactly("close");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void aPublisherHasNoSourceToClose() {
    SendBuffer other = SendBuffer.published(subscriber -> {}, 4, owner);
    other.start();
    other.cancel();
    assertThat(owner.news()).containsExactly("released");
    other.closeSource();
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void anInterruptOfSomebodyElseIsAFailureAndStays() throws Exception {
    SendBuffer other =
        SendBuffer.items(
            Stream.of("a").peek(item -> sneakyInterrupt()), CborWriter::writeText, tasks, 4, owner);
    other.start();
    tasks.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(take(other, false)).isEqualTo("end");
    assertThat(other.failure()).isInstanceOf(InterruptedException.class).hasMessage("elsewhere");
  }

  private static void sneakyInterrupt() {
    throw SendBufferCancelTest.<RuntimeException>unchecked(new InterruptedException("elsewhere"));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
