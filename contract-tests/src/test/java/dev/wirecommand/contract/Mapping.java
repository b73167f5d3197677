package dev.wirecommand.contract;

import java.util.concurrent.Flow;
import java.util.function.Function;

/** A publisher that maps the items of another publisher. */
record Mapping<T, R>(Flow.Subscriber<? super R> to, Function<? super T, ? extends R> function)
    implements Flow.Subscriber<T> {
  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    to.onSubscribe(subscription);
  }

  @Override
  public void onNext(T item) {
    to.onNext(function.apply(item));
  }

  @Override
  public void onError(Throwable failure) {
    to.onError(failure);
  }

  @Override
  public void onComplete() {
    to.onComplete();
  }
}
