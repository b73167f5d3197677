package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/** What has arrived, as a publisher for one subscriber. */
final class InflowPublisher implements Flow.Publisher<ByteBuffer> {
  private final Inflow flow;

  InflowPublisher(Inflow flow) {
    this.flow = flow;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    InflowSubscription subscription = new InflowSubscription(flow, subscriber);
    if (flow.admit(subscription)) {
      subscription.open(subscriber);
      subscription.wake();
    } else {
      SecondSubscriber.refuse(subscriber);
    }
  }
}
