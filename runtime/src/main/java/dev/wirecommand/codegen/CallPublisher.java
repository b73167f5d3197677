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

/** A publisher that makes a call for each subscription and publishes the call's result. */
final class CallPublisher<T> implements Flow.Publisher<T> {
  private final CommandClient client;
  private final CommandCall call;
  private final boolean cbor;
  private final Function<ResponseStream, Flow.Publisher<T>> reading;

  /**
   * Creates a publisher for a call.
   *
   * @param cbor whether the response must carry the {@code cbor} flag
   * @param reading turns a response into the publisher for one subscriber
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
      // A subscriber gets failures through its own methods, and a subscription first.
      subscriber.onSubscribe(new NoSubscription());
      subscriber.onError(e);
      return;
    }
    String command = call.command().name();
    result.subscribe(
        subscriber instanceof BorrowingSubscriber
            ? new BorrowingResultSubscriber<>(command, subscriber)
            : new ResultSubscriber<>(command, subscriber));
  }

  /**
   * A subscriber that passes all signals to another subscriber. It converts failures to the
   * exceptions of a call.
   */
  private static class ResultSubscriber<T> implements Flow.Subscriber<T> {
    private final String command;
    private final Flow.Subscriber<? super T> subscriber;

    ResultSubscriber(String command, Flow.Subscriber<? super T> subscriber) {
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

  /** A {@link ResultSubscriber} that passes signals to a {@link BorrowingSubscriber}. */
  private static final class BorrowingResultSubscriber<T> extends ResultSubscriber<T>
      implements BorrowingSubscriber<T> {
    BorrowingResultSubscriber(String command, Flow.Subscriber<? super T> subscriber) {
      super(command, subscriber);
    }
  }

  /** A subscription without effect, for a subscriber that receives only an error. */
  private static final class NoSubscription implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }
}
