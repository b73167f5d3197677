package dev.wirecommand.stream;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A publisher that sends a stream's bytes to one subscriber. The thread that requests reads the
 * stream, and so may block, and gives the signals. The subscriber may keep the buffers. The stream
 * is closed at its end, when reading fails, and when the subscription is cancelled.
 */
public final class StreamPublisher implements Flow.Publisher<ByteBuffer> {
  private final InputStream stream;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * Creates a publisher of a stream's bytes. Only the publisher may read the stream.
   *
   * @param stream the bytes; the publisher closes it
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
