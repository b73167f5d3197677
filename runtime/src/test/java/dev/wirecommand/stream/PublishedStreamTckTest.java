package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for the subscriber of a published stream. */
@Test
public class PublishedStreamTckTest extends FlowSubscriberBlackboxVerification<ByteBuffer> {
  public PublishedStreamTckTest() {
    super(Tck.environment());
  }

  @Override
  public Flow.Subscriber<ByteBuffer> createFlowSubscriber() {
    AtomicReference<Flow.Subscriber<? super ByteBuffer>> given = new AtomicReference<>();
    PublishedStream.of(given::set);
    Flow.Subscriber<? super ByteBuffer> subscriber = given.get();
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscriber.onSubscribe(subscription);
      }

      @Override
      public void onNext(ByteBuffer item) {
        subscriber.onNext(item);
      }

      @Override
      public void onError(Throwable failure) {
        subscriber.onError(failure);
      }

      @Override
      public void onComplete() {
        subscriber.onComplete();
      }
    };
  }

  @Override
  public ByteBuffer createElement(int element) {
    return ByteBuffer.allocate(10);
  }
}
