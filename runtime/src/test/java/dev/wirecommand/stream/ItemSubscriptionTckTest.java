package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.Test;

/** The Reactive Streams TCK for the subscriber to the bytes of items. */
@Test
public class ItemSubscriptionTckTest extends FlowSubscriberBlackboxVerification<ByteBuffer> {
  public ItemSubscriptionTckTest() {
    super(Tck.environment());
  }

  @Override
  public Flow.Subscriber<ByteBuffer> createFlowSubscriber() {
    return new ItemSubscription<Integer>(
        new Signals<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.request(Long.MAX_VALUE);
          }
        },
        new ItemBuffer<>((array, offset, length) -> length, 100));
  }

  @Override
  public ByteBuffer createElement(int element) {
    return ByteBuffer.allocate(10);
  }
}
