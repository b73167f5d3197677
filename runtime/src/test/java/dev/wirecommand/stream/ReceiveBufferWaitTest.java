package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** A receive buffer whose reader waits. */
class ReceiveBufferWaitTest {
  /**
   * Counted down by a reader that is about to wait. The reader holds the buffer's lock until it
   * waits, so any later call on the buffer meets a reader that waits.
   */
  private final CountDownLatch waiting = new CountDownLatch(1);

  private final RecordingReceiveOwner owner =
      new RecordingReceiveOwner() {
        @Override
        public boolean isOwnThread() {
          waiting.countDown();
          return false;
        }
      };
  private final ReceiveBuffer buffer = new ReceiveBuffer(10, owner);
  private final InputStream stream = buffer.inputStream();

  private Thread reader;

  private FutureTask<String> read() throws InterruptedException {
    FutureTask<String> result =
        new FutureTask<>(
            () -> {
              try {
                byte[] into = new byte[100];
                int n = stream.read(into);
                return n < 0 ? "end" : Bytes.text(into, 0, n);
              } catch (InterruptedIOException e) {
                return e.getMessage() + ", interrupted: " + Thread.currentThread().isInterrupted();
              }
            });
    reader = new Thread(result);
    reader.start();
    waiting.await();
    return result;
  }

  @Test
  void goesOnWithWhatArrives() throws Exception {
    FutureTask<String> result = read();
    buffer.add(Bytes.of("abc"), 0, 3);
    assertThat(result.get()).isEqualTo("abc");
  }

  @Test
  void goesOnAtTheEnd() throws Exception {
    FutureTask<String> result = read();
    buffer.end();
    assertThat(result.get()).isEqualTo("end");
  }

  @Test
  void goesOnWhenTheFlowFails() throws Exception {
    FutureTask<String> result = read();
    var failure = new IllegalArgumentException("cut off");
    buffer.fail(failure);
    assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void goesOnWhenAnotherThreadCloses() throws Exception {
    FutureTask<String> result = read();
    stream.close();
    assertThatThrownBy(result::get)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("the stream is closed");
    assertThat(owner.events).containsExactly("closed");
  }

  @Test
  void isInterrupted() throws Exception {
    FutureTask<String> result = read();
    reader.interrupt();
    assertThat(result.get()).isEqualTo("interrupted while waiting for bytes, interrupted: true");
    buffer.add(Bytes.of("abc"), 0, 3);
    assertThat(stream.read()).isEqualTo('a');
  }

  @Test
  void readsWhatIsThereAlthoughInterrupted() throws IOException {
    buffer.add(Bytes.of("abc"), 0, 3);
    Thread.currentThread().interrupt();
    assertThat(stream.readNBytes(3)).asString().isEqualTo("abc");
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Two threads send each byte back and forth: a lost wake-up would stop them. */
  @Test
  void losesNoWakeUp() throws Exception {
    int rounds = 2_000;
    var turns = new SynchronousQueue<Integer>();
    var done = new CompletableFuture<Integer>();
    Thread consumer =
        new Thread(
            () -> {
              try {
                int sum = 0;
                for (int b = stream.read(); b >= 0; b = stream.read()) {
                  sum += b;
                  if (b == 7) {
                    turns.put(sum);
                  }
                }
                done.complete(sum);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    consumer.start();
    byte[] seven = {1, 2, 3, 4, 5, 6, 7};
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < 7; i++) {
        buffer.add(seven, i, 1);
      }
      if (round % 100 == 0) {
        for (int i = 0; i < 100; i++) {
          turns.take();
        }
      }
    }
    buffer.end();
    assertThat(done.get()).isEqualTo(rounds * 28);
  }
}
