package dev.wirecommand.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A subscriber that requests items one at a time. */
final class Subscribing<T> implements Flow.Subscriber<T> {
  private final Consumer<? super T> each;
  private final CompletableFuture<Long> count = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private long taken;

  private Subscribing(Consumer<? super T> each) {
    this.each = each;
  }

  /** Subscribes; the future completes with the number of items. */
  static <T> CompletableFuture<Long> toEach(
      Flow.Publisher<? extends T> publisher, Consumer<? super T> each) {
    Subscribing<T> subscriber = new Subscribing<>(each);
    publisher.subscribe(subscriber);
    return subscriber.count;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(1);
  }

  @Override
  public void onNext(T item) {
    each.accept(item);
    taken++;
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    count.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    count.complete(taken);
  }
}
