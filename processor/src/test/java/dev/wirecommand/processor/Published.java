package dev.wirecommand.processor;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishers that signal on the thread of whoever asks, and what is got from publishers. */
public final class Published {
  private Published() {}

  /** A publisher of items that are there. */
  @SafeVarargs
  public static <T> Flow.Publisher<T> of(T... items) {
    return subscriber -> subscriber.onSubscribe(new Source<>(List.of(items), subscriber));
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

  /** How many bytes a publisher has, which is to signal at once. */
  public static int count(Flow.Publisher<ByteBuffer> publisher) {
    return Published.<ByteBuffer>all(publisher).stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** All that a publisher has, which is to signal at once. */
  static <T> List<T> all(Flow.Publisher<? extends T> publisher) {
    List<T> all = new ArrayList<>();
    forEach(publisher, all::add);
    return all;
  }

  static <T> void forEach(Flow.Publisher<? extends T> publisher, Consumer<? super T> consumer) {
    End end = new End();
    publisher.subscribe(
        new Flow.Subscriber<T>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {
            consumer.accept(item);
          }

          @Override
          public void onError(Throwable failure) {
            end.failure = failure;
            end.come = true;
          }

          @Override
          public void onComplete() {
            end.come = true;
          }
        });
    if (end.failure instanceof RuntimeException failure) {
      throw failure;
    }
    if (!end.come || end.failure != null) {
      throw new AssertionError("no end: " + end.failure);
    }
  }

  private static final class End {
    private boolean come;
    private @Nullable Throwable failure;
  }
}
