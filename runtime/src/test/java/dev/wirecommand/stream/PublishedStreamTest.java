package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

class PublishedStreamTest {
  private final List<String> calls = new ArrayList<>();
  private Flow.Subscriber<? super ByteBuffer> subscriber;

  private final Flow.Subscription subscription =
      new Flow.Subscription() {
        @Override
        public void request(long n) {
          calls.add("request " + n);
        }

        @Override
        public void cancel() {
          calls.add("cancel");
        }
      };

  private InputStream stream() {
    InputStream stream =
        PublishedStream.of(
            given -> {
              subscriber = given;
              given.onSubscribe(subscription);
            });
    assertThat(calls).containsExactly("request 4");
    calls.clear();
    return stream;
  }

  private void give(String text) {
    subscriber.onNext(ByteBuffer.wrap(Bytes.of("<" + text + ">"), 1, text.length()));
  }

  @Test
  void readsTheBuffersAndAsksForOneForEach() throws IOException {
    InputStream stream = stream();
    give("abc");
    give("");
    give("def");
    assertThat(stream.available()).isEqualTo(6);
    assertThat(stream.read()).isEqualTo('a');
    assertThat(stream.readNBytes(1)).asString().isEqualTo("b");
    assertThat(calls).isEmpty();
    assertThat(stream.read()).isEqualTo('c');
    assertThat(calls).containsExactly("request 1");
    assertThat(stream.read(new byte[0])).isZero();
    assertThat(stream.read()).isEqualTo('d');
    assertThat(calls).containsExactly("request 1", "request 1");
    subscriber.onComplete();
    assertThat(stream.readAllBytes()).asString().isEqualTo("ef");
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.available()).isZero();
    stream.close();
    assertThat(calls).containsExactly("request 1", "request 1");
  }

  @Test
  void readsWhatIsPublishedWithinRequests() throws IOException {
    assertThat(PublishedStream.of(WithinRequest.bytes()).readAllBytes())
        .isEqualTo(WithinRequest.allBytes());
  }

  @Test
  void leavesTheBufferAsItWas() throws IOException {
    InputStream stream = stream();
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, -1}).asReadOnlyBuffer();
    subscriber.onNext(buffer);
    assertThat(stream.read()).isEqualTo(1);
    assertThat(stream.read()).isEqualTo(255);
    assertThat(buffer.remaining()).isEqualTo(2);
  }

  @Test
  void aFailureWithoutAMessageIsNamedByItsClass() {
    InputStream stream = stream();
    subscriber.onError(new IllegalStateException());
    assertThatThrownBy(stream::read)
        .isInstanceOf(IOException.class)
        .hasMessage("the publisher failed: java.lang.IllegalStateException");
  }

  @Test
  void failsAfterWhatHasCome() throws IOException {
    InputStream stream = stream();
    give("abc");
    var failure = new IllegalStateException("cut off");
    subscriber.onError(failure);
    assertThat(stream.readNBytes(3)).asString().isEqualTo("abc");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(stream::read)
          .isInstanceOf(IOException.class)
          .hasMessage("the publisher failed: cut off")
          .hasCause(failure);
    }
  }

  @Test
  void cancelsWhenItIsClosed() throws IOException {
    InputStream stream = stream();
    give("abc");
    stream.close();
    stream.close();
    assertThat(calls).containsExactly("cancel");
    give("def");
    assertThatThrownBy(stream::read)
        .isInstanceOf(IOException.class)
        .hasMessage("the stream is closed");
    assertThatThrownBy(stream::available)
        .isInstanceOf(IOException.class)
        .hasMessage("the stream is closed");
  }

  @Test
  void takesOneSubscription() {
    stream();
    subscriber.onSubscribe(subscription);
    assertThat(calls).containsExactly("cancel");
  }

  @Test
  void cancelsWhatComesAfterItWasClosed() throws IOException {
    InputStream stream = PublishedStream.of(given -> subscriber = given);
    stream.close();
    subscriber.onSubscribe(subscription);
    assertThat(calls).containsExactly("cancel");
  }

  @Test
  void waitsForWhatComes() throws Exception {
    SynchronousQueue<Integer> read = new SynchronousQueue<>();
    InputStream stream = stream();
    var end = new CompletableFuture<Integer>();
    Thread reader =
        new Thread(
            () -> {
              try {
                for (int b = stream.read(); b >= 0; b = stream.read()) {
                  read.put(b);
                }
                end.complete(-1);
              } catch (Throwable e) {
                end.completeExceptionally(e);
              }
            });
    reader.start();
    for (int i = 0; i < 2000; i++) {
      give(i % 2 == 0 ? "a" : "b");
      assertThat(read.take()).isEqualTo(i % 2 == 0 ? 'a' : 'b');
    }
    subscriber.onComplete();
    assertThat(end.get()).isEqualTo(-1);
  }

  @Test
  void isInterrupted() throws Exception {
    InputStream stream = stream();
    FutureTask<Boolean> result =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              try {
                stream.read();
                return false;
              } catch (InterruptedIOException e) {
                assertThat(e).hasMessage("interrupted while waiting for bytes");
                return Thread.currentThread().isInterrupted();
              }
            });
    new Thread(result).start();
    assertThat(result.get()).isTrue();
    give("a");
    assertThat(stream.read()).isEqualTo('a');
  }

  @Test
  void closingEndsAReadThatWaits() throws Exception {
    InputStream stream = stream();
    FutureTask<Integer> result = new FutureTask<>(stream::read);
    new Thread(result).start();
    stream.close();
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("the stream is closed");
  }
}
