package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Pattern;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** So many bytes of the pattern, as they are asked for, on the thread of whoever asks. */
final class PatternPublisher implements Flow.Publisher<ByteBuffer> {
  private final long length;

  PatternPublisher(long length) {
    this.length = length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Pieces(subscriber, length));
  }

  /** Asked on the connection's thread alone. */
  private static final class Pieces implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final long length;
    private long position;
    private long demand;
    private boolean emitting;
    private boolean over;

    Pieces(Flow.Subscriber<? super ByteBuffer> subscriber, long length) {
      this.subscriber = subscriber;
      this.length = length;
    }

    @Override
    public void request(long count) {
      demand += Math.min(count, Long.MAX_VALUE - demand);
      if (emitting) {
        return; // Asked while a piece is handed over.
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
      subscriber.onNext(ByteBuffer.wrap(Pattern.bytes(), offset, part));
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
