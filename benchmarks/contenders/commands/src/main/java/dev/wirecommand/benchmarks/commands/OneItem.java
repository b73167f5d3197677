package dev.wirecommand.benchmarks.commands;

import java.util.concurrent.Flow;

/** A publisher of one item, which it publishes on the thread of the subscriber that asks. */
final class OneItem<T> implements Flow.Publisher<T> {
  private final T item;

  OneItem(T item) {
    this.item = item;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          private boolean over;

          @Override
          public void request(long count) {
            if (!over) {
              over = true;
              subscriber.onNext(item);
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            over = true;
          }
        });
  }
}
