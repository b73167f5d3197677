package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class StreamPublisherTest {
  private final ScriptedStream stream = new ScriptedStream("abc", "def", "ghi");
  private final StreamPublisher publisher = new StreamPublisher(stream);
  private final Signals<ByteBuffer> signals = new Signals<>();

  private void subscribe() {
    publisher.subscribe(signals);
    assertThat(signals.news()).containsExactly("subscribed");
    assertThat(stream.calls).isEmpty();
  }

  @Test
  void readsAsMuchAsIsRequested() {
    subscribe();
    signals.subscription.request(2);
    assertThat(stream.calls).containsExactly("read 16384", "read 16384");
    assertThat(signals.news()).containsExactly("abc", "def");
    assertThat(signals.items.get(0).array()).hasSize(3);
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("ghi");
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("completed");
    assertThat(stream.calls).hasSize(5).endsWith("close");
    signals.subscription.request(1);
    signals.subscription.cancel();
    assertThat(signals.news()).isEmpty();
    assertThat(stream.calls).hasSize(5);
  }

  @Test
  void subscribersMayKeepTheBuffers() {
    byte[] all = new byte[100_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i >>> 8);
    }
    new StreamPublisher(new ByteArrayInputStream(all)).subscribe(signals);
    signals.subscription.request(Long.MAX_VALUE);
    var joined = new ByteArrayOutputStream();
    for (ByteBuffer buffer : signals.items) {
      joined.write(buffer.array(), buffer.position(), buffer.remaining());
    }
    assertThat(joined.toByteArray()).isEqualTo(all);
    assertThat(signals.events).hasSize(9).endsWith("completed");
  }

  @Test
  void doesNotRecur() {
    Seeds.each(
        3,
        random -> {
          byte[] all = Bytes.random(random, 50_000);
          Signals<ByteBuffer> eager =
              new Signals<>() {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                  super.onSubscribe(given);
                  given.request(1);
                }

                @Override
                void onItem(ByteBuffer item) {
                  subscription.request(1);
                }
              };
          new StreamPublisher(
                  new ByteArrayInputStream(all) {
                    @Override
                    public synchronized int read(byte[] array, int offset, int length) {
                      return super.read(array, offset, 1);
                    }

                    @Override
                    public int read(byte[] array) {
                      return read(array, 0, array.length);
                    }
                  })
              .subscribe(eager);
          assertThat(eager.items).hasSize(all.length);
          assertThat(eager.deepest).isEqualTo(1);
          assertThat(eager.events).endsWith("completed");
        });
  }

  @Test
  void failsWithTheStream() {
    ScriptedStream broken = new ScriptedStream("abc", "!the disk is gone");
    broken.closingFails = new IOException("the door is stuck");
    new StreamPublisher(broken).subscribe(signals);
    signals.subscription.request(9);
    assertThat(signals.news()).containsExactly("subscribed", "abc", "failed: the disk is gone");
    assertThat(signals.failure).isInstanceOf(IOException.class);
    assertThat(signals.failure.getSuppressed()).containsExactly(broken.closingFails);
    assertThat(broken.calls).endsWith("close").containsOnlyOnce("close");
  }

  @Test
  void failsWhenClosingDoes() {
    stream.closingFails = new IOException("the door is stuck");
    subscribe();
    signals.subscription.request(9);
    assertThat(signals.news()).containsExactly("abc", "def", "ghi", "failed: the door is stuck");
  }

  @Test
  void closesWhenCancelled() {
    stream.closingFails = new IOException("the door is stuck");
    subscribe();
    signals.subscription.request(1);
    signals.subscription.cancel();
    signals.subscription.cancel();
    signals.subscription.request(1);
    signals.subscription.request(0);
    assertThat(signals.news()).containsExactly("abc");
    assertThat(stream.calls).containsExactly("read 16384", "close");
  }

  @Test
  void theReadingThreadClosesWhenAnotherThreadCancels() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ScriptedStream slow =
        new ScriptedStream("abc") {
          @Override
          public int read(byte[] array, int offset, int length) throws IOException {
            reading.countDown();
            try {
              cancelled.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
            assertThat(calls).doesNotContain("close");
            return super.read(array, offset, length);
          }
        };
    new StreamPublisher(slow).subscribe(signals);
    Thread reader = new Thread(() -> signals.subscription.request(1));
    reader.start();
    reading.await();
    signals.subscription.cancel();
    cancelled.countDown();
    reader.join();
    assertThat(slow.calls).containsExactly("read 16384", "close");
    assertThat(signals.news()).containsExactly("subscribed");
  }

  @Test
  void refusesRequestsForNothing() {
    subscribe();
    signals.subscription.request(0);
    assertThat(signals.news())
        .containsExactly("failed: request(0): a subscriber has to request at least 1 (rule 3.9)");
    assertThat(signals.failure).isInstanceOf(IllegalArgumentException.class);
    assertThat(stream.calls).containsExactly("close");
  }

  @Test
  void refusesAnotherSubscriber() {
    subscribe();
    Signals<ByteBuffer> second = new Signals<>();
    publisher.subscribe(second);
    assertThat(second.news())
        .containsExactly(
            "subscribed", "failed: this publisher has had its subscriber: it serves one alone");
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("abc");
  }

  @Test
  void aSubscriberThatThrowsIsCancelled() {
    Signals<ByteBuffer> broken =
        new Signals<>() {
          @Override
          void onItem(ByteBuffer item) {
            throw new IllegalStateException("no use for it");
          }
        };
    publisher.subscribe(broken);
    broken.subscription.request(9);
    assertThat(broken.news()).containsExactly("subscribed", "abc");
    assertThat(stream.calls).containsExactly("read 16384", "close");
  }
}
