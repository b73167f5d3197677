package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receive buffer whose subscriber requests on a thread of its own. */
class ReceiveBufferThreadsTest {
  private volatile Thread connection;
  private final ExecutorService connectionThread =
      Executors.newSingleThreadExecutor(
          task -> {
            connection = new Thread(task);
            return connection;
          });
  private final ExecutorService subscriberThread = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    connectionThread.shutdownNow();
    subscriberThread.shutdownNow();
  }

  @Test
  void signalsOneAtATimeAndLosesNothing() {
    Seeds.each(
        20,
        random -> {
          Semaphore space = new Semaphore(0);
          ReceiveBuffer buffer =
              new ReceiveBuffer(
                  1000,
                  new RecordingReceiveOwner() {
                    @Override
                    public boolean isOwnThread() {
                      return Thread.currentThread() == connection;
                    }

                    @Override
                    public void execute(Runnable task) {
                      connectionThread.execute(task);
                    }

                    @Override
                    public void onSpace() {
                      space.release();
                    }
                  });
          var got = new ByteArrayOutputStream();
          var done = new CompletableFuture<byte[]>();
          var inside = new AtomicBoolean();
          buffer
              .publisher()
              .subscribe(
                  new Signals<>() {
                    @Override
                    public void onNext(ByteBuffer item) {
                      assertThat(inside.getAndSet(true)).isFalse();
                      assertThat(Thread.currentThread()).isSameAs(connection);
                      got.write(item.array(), item.position(), item.remaining());
                      subscriberThread.execute(() -> subscription.request(1));
                      inside.set(false);
                    }

                    @Override
                    public void onSubscribe(Flow.Subscription given) {
                      super.onSubscribe(given);
                      given.request(2);
                    }

                    @Override
                    public void onComplete() {
                      done.complete(got.toByteArray());
                    }

                    @Override
                    public void onError(Throwable thrown) {
                      done.completeExceptionally(thrown);
                    }
                  });
          byte[] all = Bytes.random(random, 200_000);
          int at = 0;
          while (at < all.length) {
            int n = Math.min(all.length - at, 1 + random.nextInt(400));
            int from = at;
            var added = new CountDownLatch(1);
            var full = new AtomicBoolean();
            connectionThread.execute(
                () -> {
                  buffer.add(all, from, n);
                  full.set(buffer.isFull());
                  added.countDown();
                });
            if (random.nextInt(4) == 0) {
              added.await();
              if (full.get()) {
                space.acquire();
              }
            }
            at += n;
          }
          connectionThread.execute(buffer::end);
          assertThat(done.get()).isEqualTo(all);
        });
  }
}
