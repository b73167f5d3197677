package dev.wirecommand.stream;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bytes of a stream, published to one subscriber. They are read on the thread that requests
 * them, and signalled there: it may have to wait. The subscriber may keep the buffers. The stream
 * is closed at its end, when reading fails, and when the subscription is cancelled.
 */
public final class StreamPublisher implements Flow.Publisher<ByteBuffer> {
  private final InputStream stream;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * A publisher of a stream that nobody else reads.
   *
   * @param stream the bytes; closed here
   */
  public StreamPublisher(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (subscribed.getAndSet(true)) {
      SecondSubscriber.refuse(subscriber);
    } else {
      StreamSubscription subscription = new StreamSubscription(stream, subscriber);
      subscription.open(subscriber);
      subscription.signal();
    }
  }
}
