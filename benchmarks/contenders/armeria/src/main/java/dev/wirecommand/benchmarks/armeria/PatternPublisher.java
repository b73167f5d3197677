package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.common.HttpData;
import dev.wirecommand.benchmarks.harness.Pattern;
import dev.wirecommand.benchmarks.harness.PatternPieces;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Bytes of the pattern, published on demand. */
final class PatternPublisher implements Publisher<HttpData> {
  private final long length;

  PatternPublisher(long length) {
    this.length = length;
  }

  @Override
  public void subscribe(Subscriber<? super HttpData> subscriber) {
    subscriber.onSubscribe(new Chunks(subscriber, length));
  }

  /** Called on Armeria's event loop alone. */
  private static final class Chunks extends PatternPieces implements Subscription {
    private final Subscriber<? super HttpData> subscriber;

    Chunks(Subscriber<? super HttpData> subscriber, long length) {
      super(length);
      this.subscriber = subscriber;
    }

    @Override
    protected void give(int offset, int count) {
      subscriber.onNext(HttpData.wrap(Pattern.bytes(), offset, count));
    }

    @Override
    protected void complete() {
      subscriber.onComplete();
    }
  }
}
