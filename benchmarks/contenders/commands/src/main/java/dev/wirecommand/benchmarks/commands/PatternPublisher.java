package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.harness.Pattern;
import dev.wirecommand.benchmarks.harness.PatternPieces;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Bytes of the pattern, published on demand, on the thread of the subscriber that asks. */
final class PatternPublisher implements Flow.Publisher<ByteBuffer> {
  private final long length;

  PatternPublisher(long length) {
    this.length = length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Pieces(subscriber, length));
  }

  /** Called on the event loop alone. */
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
