package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Send buffers whose sources are read by other threads. */
class SendBufferThreadsTest {
  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** The event loop sleeps until it is told to poll: a lost wake-up would stop the test. */
  @Test
  void losesNoByteAndNoWakeUp() {
    Seeds.each(
        60,
        random -> {
          byte[] all = Bytes.random(random, 200_000);
          Semaphore news = new Semaphore(0);
          AtomicInteger readers = new AtomicInteger();
          AtomicInteger closes = new AtomicInteger();
          InputStream stream =
              new ByteArrayInputStream(all) {
                @Override
                public int read(byte[] array, int offset, int length) {
                  assertThat(readers.incrementAndGet()).isEqualTo(1);
                  int n = super.read(array, offset, Math.min(length, 1 + (length + count) % 700));
                  readers.decrementAndGet();
                  return n;
                }

                @Override
                public synchronized int available() {
                  return pos % 3;
                }

                @Override
                public void close() {
                  closes.incrementAndGet();
                }
              };
          SendBuffer buffer =
              SendBuffer.of(
                  stream,
                  executor,
                  1 + random.nextInt(1000),
                  new SendBufferOwner() {
                    @Override
                    public void onReady() {
                      news.release();
                    }

                    @Override
                    public void onPartial() {
                      news.release();
                    }
                  });
          buffer.start();
          var got = new ByteArrayOutputStream();
          while (true) {
            Chunk chunk = buffer.poll(random.nextBoolean());
            if (chunk != null) {
              got.write(chunk.array(), chunk.offset(), chunk.length());
              buffer.release(chunk);
            } else if (buffer.isEnded()) {
              break;
            } else {
              news.acquire();
            }
          }
          assertThat(buffer.failure()).isNull();
          assertThat(got.toByteArray()).isEqualTo(all);
          assertThat(closes.get()).isEqualTo(1);
        });
  }

  @Test
  void aPartialChunkGoesWhileTheSourceWaits() throws Exception {
    SynchronousQueue<String> pieces = new SynchronousQueue<>();
    CountDownLatch partial = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    RecordingSendOwner owner =
        new RecordingSendOwner() {
          @Override
          public synchronized void onPartial() {
            super.onPartial();
            if (partial.getCount() == 0) {
              second.countDown();
            }
            partial.countDown();
          }
        };
    ScriptedStream stream =
        new ScriptedStream() {
          @Override
          public int read(byte[] array, int offset, int length) {
            try {
              String piece = pieces.take();
              System.arraycopy(Bytes.of(piece), 0, array, offset, piece.length());
              return piece.isEmpty() ? -1 : piece.length();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    // The stream claims that more is available, and then blocks.
    stream.available = 1;
    SendBuffer buffer = SendBuffer.of(stream, executor, 100, owner);
    buffer.start();
    pieces.put("abc");
    partial.await();
    Chunk chunk = buffer.poll(true);
    assertThat(chunk).isNotNull();
    assertThat(Bytes.text(chunk.array(), chunk.offset(), chunk.length())).isEqualTo("abc");
    assertThat(buffer.poll(true)).isNull();
    // Bytes that arrive meanwhile do not change a chunk that is borrowed.
    pieces.put("defg");
    second.await();
    pieces.put("h");
    assertThat(Bytes.text(chunk.array(), chunk.offset(), chunk.length())).isEqualTo("abc");
    buffer.release(chunk);
    pieces.put("");
    owner.released.await();
    assertThat(RecordingSendOwner.takeAll(buffer, false)).containsExactly("defgh");
    assertThat(buffer.isEnded()).isTrue();
  }

  @Test
  void cancellingAtAnyMomentClosesOnce() {
    Seeds.each(
        300,
        random -> {
          AtomicInteger closes = new AtomicInteger();
          RecordingSendOwner owner = new RecordingSendOwner();
          SendBuffer buffer =
              SendBuffer.items(
                  random
                      .longs(random.nextInt(2000), 0, 20)
                      .boxed()
                      .onClose(closes::incrementAndGet),
                  CborWriter::writeLong,
                  executor,
                  64,
                  owner);
          buffer.start();
          int steps = random.nextInt(12);
          for (int i = 0; i < steps; i++) {
            Chunk chunk = buffer.poll(true);
            if (chunk != null) {
              buffer.release(chunk);
            }
          }
          buffer.cancel();
          owner.released.await();
          assertThat(closes.get()).isEqualTo(1);
          assertThat(owner.news()).containsOnlyOnce("released");
        });
  }
}
