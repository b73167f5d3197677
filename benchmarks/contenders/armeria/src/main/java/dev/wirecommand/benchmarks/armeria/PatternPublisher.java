package dev.wirecommand.benchmarks.armeria;

import com.linecorp.armeria.common.HttpData;
import dev.wirecommand.benchmarks.harness.Pattern;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** So many bytes of the pattern, as they are asked for. */
final class PatternPublisher implements Publisher<HttpData> {
  private final long length;

  PatternPublisher(long length) {
    this.length = length;
  }

  @Override
  public void subscribe(Subscriber<? super HttpData> subscriber) {
    subscriber.onSubscribe(new Chunks(subscriber, length));
  }

  /** Asked by Armeria's event loop alone. */
  private static final class Chunks implements Subscription {
    private final Subscriber<? super HttpData> subscriber;
    private final long length;
    private long position;
    private long demand;
    private boolean emitting;
    private boolean over;

    Chunks(Subscriber<? super HttpData> subscriber, long length) {
      this.subscriber = subscriber;
      this.length = length;
    }

    @Override
    public void request(long count) {
      demand += Math.min(count, Long.MAX_VALUE - demand);
      if (emitting) {
        return; // Asked while a chunk is handed over.
      }
      emitting = true;
      while (demand > 0 && !over) {
        demand--;
        emit();
      }
      emitting = false;
    }

    private void emit() {
      int part = (int) Math.min(Pattern.PERIOD, length - position);
      int offset = Pattern.offset(position);
      position += part;
      subscriber.onNext(HttpData.wrap(Pattern.bytes(), offset, part));
      if (position == length && !over) {
        over = true;
        subscriber.onComplete();
      }
    }

    @Override
    public void cancel() {
      over = true;
    }
  }
}
