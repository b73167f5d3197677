package dev.wirecommand.benchmarks.wirecommand;

import dev.wirecommand.benchmarks.wirecommand.Growth.Item;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A subscriber that takes a stream of items as fast as they come. */
final class Items implements Flow.Subscriber<Item> {
  private static final long PATIENCE_SECONDS = 60;

  private final CompletableFuture<Long> received = new CompletableFuture<>();
  private long count;

  /** Requests streams of items one after the other, and returns the answer to a load. */
  static String run(GrowthClient.Async growth, long count, long millis) throws Exception {
    Durations durations = new Durations();
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    long items = 0;
    long now = start;
    while (now < end) {
      Items stream = new Items();
      growth.items(count).subscribe(stream);
      long received = stream.received.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (received != count) {
        throw new AssertionError(received + " items came of " + count);
      }
      items += received;
      long done = System.nanoTime();
      durations.add(done - now);
      now = done;
    }
    return durations.answer(items, now - start);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(Item item) {
    if (item.number() != count) {
      received.completeExceptionally(new AssertionError(item + " came after " + count));
    }
    count++;
  }

  @Override
  public void onError(Throwable failure) {
    received.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    received.complete(count);
  }
}
