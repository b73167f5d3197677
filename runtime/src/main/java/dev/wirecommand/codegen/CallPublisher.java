package dev.wirecommand.codegen;

import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.ResponseStream;
import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.engine.CallFailures;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a call for each subscription, and publishes its result. */
final class CallPublisher<T> implements Flow.Publisher<T> {
  private final CommandClient client;
  private final CommandCall call;
  private final boolean cbor;
  private final Function<ResponseStream, Flow.Publisher<T>> reading;

  /**
   * @param cbor whether the result is to carry the {@code cbor} flag
   * @param reading makes of a result what is published of it, to one subscriber
   */
  CallPublisher(
      CommandClient client,
      CommandCall call,
      boolean cbor,
      Function<ResponseStream, Flow.Publisher<T>> reading) {
    this.client = client;
    this.call = call;
    this.cbor = cbor;
    this.reading = reading;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Flow.Publisher<T> result;
    try {
      result = reading.apply(client.open(call).expectCbor(cbor));
    } catch (RuntimeException e) {
      // A subscriber is told of everything by its own methods, and of a subscription first.
      subscriber.onSubscribe(new NoSubscription());
      subscriber.onError(e);
      return;
    }
    String command = call.command().name();
    result.subscribe(
        subscriber instanceof BorrowingSubscriber
            ? new BorrowingTold<>(command, subscriber)
            : new Told<>(command, subscriber));
  }

  /** Passes everything on, failures as callers of the command are told of them. */
  private static class Told<T> implements Flow.Subscriber<T> {
    private final String command;
    private final Flow.Subscriber<? super T> subscriber;

    Told(String command, Flow.Subscriber<? super T> subscriber) {
      this.command = command;
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(T item) {
      subscriber.onNext(item);
    }

    @Override
    public void onError(@Nullable Throwable failure) {
      Objects.requireNonNull(failure, "failure");
      subscriber.onError(
          failure instanceof IllegalArgumentException
              ? failure
              : CallFailures.forCaller(command, failure));
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }

  /** The same for one that keeps nothing. */
  private static final class BorrowingTold<T> extends Told<T> implements BorrowingSubscriber<T> {
    BorrowingTold(String command, Flow.Subscriber<? super T> subscriber) {
      super(command, subscriber);
    }
  }

  /** What a subscriber is given that will not be given anything else. */
  private static final class NoSubscription implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }
}
