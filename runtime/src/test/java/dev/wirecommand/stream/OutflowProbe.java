package dev.wirecommand.stream;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;

/** Shows the tests of Reactive Streams what the subscriber of a flow is given. */
final class OutflowProbe<T> implements Flow.Subscriber<T> {
  private final WhiteboxSubscriberProbe<T> probe;
  private final Outflow flow;
  private Flow.Subscriber<? super T> subscriber;
  private boolean subscribed;

  private OutflowProbe(
      WhiteboxSubscriberProbe<T> probe, Function<Flow.Publisher<T>, Outflow> making) {
    this.probe = probe;
    AtomicReference<Flow.Subscriber<? super T>> given = new AtomicReference<>();
    this.flow = making.apply(given::set);
    flow.start();
    this.subscriber = given.get();
  }

  static <T> Flow.Subscriber<T> of(
      WhiteboxSubscriberProbe<T> probe, Function<Flow.Publisher<T>, Outflow> making) {
    return new OutflowProbe<>(probe, making);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscriber.onSubscribe(subscription);
    if (subscribed) {
      return;
    }
    subscribed = true;
    probe.registerOnSubscribe(
        new SubscriberPuppet() {
          /** The subscriber has requested items by itself, and goes on when they have gone. */
          @Override
          public void triggerRequest(long elements) {
            OutflowOwner.takeAll(flow, true);
          }

          @Override
          public void signalCancel() {
            flow.cancel();
          }
        });
  }

  @Override
  public void onNext(T item) {
    subscriber.onNext(item);
    probe.registerOnNext(item);
  }

  @Override
  public void onError(Throwable failure) {
    subscriber.onError(failure);
    probe.registerOnError(failure);
  }

  @Override
  public void onComplete() {
    subscriber.onComplete();
    probe.registerOnComplete();
  }
}
