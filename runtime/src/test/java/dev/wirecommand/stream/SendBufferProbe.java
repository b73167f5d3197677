package dev.wirecommand.stream;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;

/** A probe that shows the Reactive Streams TCK the signals to the subscriber of a send buffer. */
final class SendBufferProbe<T> implements Flow.Subscriber<T> {
  private final WhiteboxSubscriberProbe<T> probe;
  private final SendBuffer buffer;
  private Flow.Subscriber<? super T> subscriber;
  private boolean subscribed;

  private SendBufferProbe(
      WhiteboxSubscriberProbe<T> probe, Function<Flow.Publisher<T>, SendBuffer> making) {
    this.probe = probe;
    AtomicReference<Flow.Subscriber<? super T>> given = new AtomicReference<>();
    this.buffer = making.apply(given::set);
    buffer.start();
    this.subscriber = given.get();
  }

  static <T> Flow.Subscriber<T> of(
      WhiteboxSubscriberProbe<T> probe, Function<Flow.Publisher<T>, SendBuffer> making) {
    return new SendBufferProbe<>(probe, making);
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
          /** The subscriber requests by itself, and requests more when chunks have been sent. */
          @Override
          public void triggerRequest(long elements) {
            RecordingSendOwner.takeAll(buffer, true);
          }

          @Override
          public void signalCancel() {
            buffer.cancel();
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
