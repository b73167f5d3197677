package dev.wirecommand.stream;

import java.util.concurrent.Flow;

/** Refuses a second subscriber to a publisher that serves only one. */
final class SecondSubscriber {
  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private SecondSubscriber() {}

  /** Refuses a subscriber with an error. The subscription has to be signalled first (rule 1.9). */
  static void refuse(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(NOTHING);
    subscriber.onError(
        new IllegalStateException("this publisher has had its subscriber: it serves one alone"));
  }
}
