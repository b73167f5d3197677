package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data from a source whose read ignores interrupts. */
class StuckUploadTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestLink link = new TestLink();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final ClientConnection client =
      new ClientConnection(link, ClientOptions.builder().executor(thread).build());
  private final Stuck stuck = new Stuck();
  private CompletableFuture<CommandReply> call;

  private static final class Stuck extends InputStream {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile Thread closedBy;

    @Override
    public int read() {
      reading.countDown();
      while (closed.getCount() > 0) {
        try {
          closed.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
      }
      return -1;
    }

    @Override
    public void close() {
      closedBy = Thread.currentThread();
      closed.countDown();
    }
  }

  @BeforeEach
  void upload() throws InterruptedException {
    call = client.call(Made.call("put", CommandData.of(stuck)));
    link.runTasks();
    stuck.reading.await();
  }

  @AfterEach
  void end() {
    stuck.close();
    thread.shutdown();
  }

  private void assertClosedElsewhere() throws Exception {
    stuck.closed.await();
    assertThat(stuck.closedBy).isNotSameAs(Thread.currentThread());
    assertThat(thread.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
  }

  @Test
  void isClosedASecondAfterACancel() throws Exception {
    call.cancel(false);
    link.runTasks();
    stuck.interrupted.await();
    link.advance(SECOND.minusNanos(1));
    assertThat(stuck.closed.getCount()).isEqualTo(1);
    link.advance(Duration.ofNanos(1));
    assertClosedElsewhere();
  }

  @Test
  void isClosedASecondAfterTheAnswer() throws Exception {
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos ok");
    assertThat(call).isCompleted();
    stuck.interrupted.await();
    link.advance(SECOND);
    assertClosedElsewhere();
  }

  @Test
  void isClosedAfterTheConnectionIsLost() throws Exception {
    client.onClosed(new IOException("broken pipe"));
    assertThat(call).isCompletedExceptionally();
    stuck.interrupted.await();
    // The link's timers do not fire any more, so this second is a real one.
    assertClosedElsewhere();
  }
}
