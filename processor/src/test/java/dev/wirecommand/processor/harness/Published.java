package dev.wirecommand.processor.harness;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Small publishers, and subscribers that collect. */
public final class Published {
  private Published() {}

  /** A publisher of items, which signals on the thread that requests them. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The items are only read.
  public static <T> Flow.Publisher<T> of(T... items) {
    List<T> all = List.of(items);
    return subscriber -> subscriber.onSubscribe(new Source<>(all, subscriber));
  }

  private static final class Source<T> implements Flow.Subscription {
    private final Queue<T> left;
    private final Flow.Subscriber<? super T> subscriber;
    private boolean done;

    Source(List<T> items, Flow.Subscriber<? super T> subscriber) {
      this.left = new ArrayDeque<>(items);
      this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
      for (long i = 0; i < n && !left.isEmpty() && !done; i++) {
        subscriber.onNext(left.remove());
      }
      if (left.isEmpty() && !done) {
        done = true;
        subscriber.onComplete();
      }
    }

    @Override
    public void cancel() {
      done = true;
    }
  }

  /** A publisher that publishes the value of a stage. */
  public static <T> Flow.Publisher<T> later(CompletionStage<T> stage) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              @Override
              public void request(long n) {
                stage.whenComplete((value, failure) -> end(subscriber, value, failure));
              }

              @Override
              public void cancel() {}
            });
  }

  private static <T> void end(
      Flow.Subscriber<? super T> subscriber, T value, @Nullable Throwable failure) {
    if (failure != null) {
      subscriber.onError(failure);
    } else {
      subscriber.onNext(value);
      subscriber.onComplete();
    }
  }

  /** Returns all items of a publisher. */
  public static <T> CompletableFuture<List<T>> all(Flow.Publisher<? extends T> publisher) {
    Collecting<T> collecting = new Collecting<>();
    publisher.subscribe(collecting);
    return collecting.end;
  }

  private static final class Collecting<T> implements Flow.Subscriber<T> {
    private final List<T> all = new ArrayList<>();
    private final CompletableFuture<List<T>> end = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      all.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      end.complete(all);
    }
  }

  /** Returns the number of bytes of a publisher. */
  public static CompletableFuture<Integer> count(Flow.Publisher<ByteBuffer> publisher) {
    CompletableFuture<List<ByteBuffer>> all = all(publisher);
    return all.thenApply(list -> list.stream().mapToInt(ByteBuffer::remaining).sum());
  }
}
