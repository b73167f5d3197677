package dev.wirecommand.client;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Makes a call for each subscription. */
final class ColdPublisher<T> implements Flow.Publisher<T> {
  private final Supplier<Flow.Publisher<T>> calls;

  /**
   * @param calls makes a call and returns its result, which takes one subscriber
   */
  ColdPublisher(Supplier<Flow.Publisher<T>> calls) {
    this.calls = calls;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Flow.Publisher<T> result;
    try {
      result = calls.get();
    } catch (RuntimeException e) {
      // A subscriber is told of everything by its own methods, and of a subscription first.
      subscriber.onSubscribe(new NoSubscription());
      subscriber.onError(e);
      return;
    }
    result.subscribe(subscriber);
  }

  /** What a subscriber is given that will not be given anything else. */
  private static final class NoSubscription implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }
}
