package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/** A publisher that sends a receive buffer's bytes to one subscriber. */
final class ReceivePublisher implements Flow.Publisher<ByteBuffer> {
  private final ReceiveState state;

  ReceivePublisher(ReceiveState state) {
    this.state = state;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    ReceiveSubscription subscription = new ReceiveSubscription(state, subscriber);
    if (admit(subscription)) {
      subscription.open(subscriber);
      subscription.wake();
    } else {
      SecondSubscriber.refuse(subscriber);
    }
  }

  private boolean admit(ReceiveSubscription subscription) {
    state.lock.lock();
    try {
      return state.admit(subscription);
    } finally {
      state.lock.unlock();
    }
  }
}
