package dev.wirecommand.stream;

import java.util.concurrent.Flow;

/** The refusal of a second subscriber by a publisher that serves only one. */
final class SecondSubscriber {
  private static final Flow.Subscription NOTHING =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private SecondSubscriber() {}

  /** Signals a subscription, which has to come first (rule 1.9), and then an error. */
  static void refuse(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(NOTHING);
    subscriber.onError(
        new IllegalStateException("this publisher has had its subscriber: it serves one alone"));
  }
}
