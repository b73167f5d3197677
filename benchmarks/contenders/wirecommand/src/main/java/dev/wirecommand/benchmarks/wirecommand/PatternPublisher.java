package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.harness.Pattern;
import dev.wirecommand.benchmarks.harness.PatternPieces;
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
  private static final class Pieces extends PatternPieces implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;

    Pieces(Flow.Subscriber<? super ByteBuffer> subscriber, long length) {
      super(length);
      this.subscriber = subscriber;
    }

    @Override
    protected void give(int offset, int count) {
      subscriber.onNext(ByteBuffer.wrap(Pattern.bytes(), offset, count));
    }

    @Override
    protected void complete() {
      subscriber.onComplete();
    }
  }
}
