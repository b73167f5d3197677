package dev.wirecommand.stream;

import java.util.concurrent.Flow;

/** What a publisher for one subscriber does with another. */
final class SecondSubscriber {
  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private SecondSubscriber() {}

  /** Signals an error, after the subscription that has to come first (rule 1.9). */
  static void refuse(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(NOTHING);
    subscriber.onError(
        new IllegalStateException("this publisher has had its subscriber: it serves one alone"));
  }
}
