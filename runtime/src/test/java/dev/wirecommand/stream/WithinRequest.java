package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;

/** A publisher that publishes its items within {@code request}, on the thread that requests. */
final class WithinRequest<T> implements Flow.Publisher<T> {
  /** The number of items, which is too large for a recursion. */
  static final int ITEMS = 100_000;

  private final IntFunction<T> items;

  WithinRequest(IntFunction<T> items) {
    this.items = items;
  }

  /** Publishes one byte in each buffer. */
  static WithinRequest<ByteBuffer> bytes() {
    return new WithinRequest<>(i -> ByteBuffer.wrap(new byte[] {(byte) (i % 10)}));
  }

  /** Returns all that {@link #bytes} publishes. */
  static byte[] allBytes() {
    byte[] all = new byte[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      all[i] = (byte) (i % 10);
    }
    return all;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          private int next;
          private boolean ended;

          @Override
          public void request(long n) {
            for (long i = 0; i < n && next < ITEMS && !ended; i++) {
              subscriber.onNext(items.apply(next++));
            }
            if (next == ITEMS && !ended) {
              ended = true;
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            ended = true;
          }
        });
  }
}
