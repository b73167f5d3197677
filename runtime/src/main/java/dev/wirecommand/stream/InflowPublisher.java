package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/** The bytes of a receive buffer as a publisher for one subscriber. */
final class InflowPublisher implements Flow.Publisher<ByteBuffer> {
  private final ReceiveState state;

  InflowPublisher(ReceiveState state) {
    this.state = state;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    InflowSubscription subscription = new InflowSubscription(state, subscriber);
    if (admit(subscription)) {
      subscription.open(subscriber);
      subscription.wake();
    } else {
      SecondSubscriber.refuse(subscriber);
    }
  }

  private boolean admit(InflowSubscription subscription) {
    state.lock.lock();
    try {
      return state.admit(subscription);
    } finally {
      state.lock.unlock();
    }
  }
}
