package dev.wirecommand.stream;

import java.util.concurrent.Flow;

/** A helper for publishers that refuse all subscribers except the first. */
final class SecondSubscriber {
  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private SecondSubscriber() {}

  /** Signals an error to a refused subscriber. A subscription has to come first (rule 1.9). */
  static void refuse(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(NOTHING);
    subscriber.onError(
        new IllegalStateException("this publisher has had its subscriber: it serves one alone"));
  }
}
