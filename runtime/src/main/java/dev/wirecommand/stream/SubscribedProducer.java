package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a publisher gives. It asks for no more items than it expects there to be room for; if
 * they are larger than those before, the rest of them waits as it is.
 */
final class SubscribedProducer<T> implements Producer, Flow.Subscriber<T> {
  /** How many items are asked for at most; as many may have to wait. */
  private static final int MOST_AT_ONCE = 16;

  private final Outflow flow;
  private final Flow.Publisher<? extends T> publisher;

  /** Used on the publisher's thread. */
  private final ItemBytes<T> bytes;

  private final boolean lasting;

  /** How many items have come. Used on the publisher's thread. */
  private long count;

  // Guarded by the flow's lock.
  private Flow.@Nullable Subscription subscription;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(MOST_AT_ONCE);

  /** How many items were asked for and have not come. */
  private int due;

  /** How many of them {@link #proceed} has to ask for. */
  private int toRequest;

  /** The size of the largest item so far. */
  private int largest = 1;

  /** Whether the publisher has ended, or is not listened to any more. */
  private boolean finished;

  SubscribedProducer(Outflow flow, Flow.Publisher<? extends T> publisher, ItemBytes<T> bytes) {
    this.flow = flow;
    this.publisher = publisher;
    this.bytes = bytes;
    this.lasting = bytes.areLasting();
  }

  @Override
  public void start() {
    try {
      publisher.subscribe(this);
    } catch (Throwable e) {
      finish(e, subscribed());
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    int n = 0;
    flow.lock.lock();
    try {
      if (subscription == null && !finished) {
        subscription = given;
        n = appetite();
      }
    } finally {
      flow.lock.unlock();
    }
    if (n > 0) {
      request(given, n);
    } else {
      given.cancel();
    }
  }

  private void request(Flow.Subscription from, int n) {
    try {
      from.request(n);
    } catch (Throwable e) {
      finish(e, from);
    }
  }

  @Override
  public void onNext(T item) {
    ByteBuffer encoded;
    try {
      encoded = bytes.of(NullItem.check(item, count++));
    } catch (Throwable e) {
      finish(e, subscribed());
      if (item == null) {
        // Rule 2.13.
        throw e;
      }
      return;
    }
    int n;
    Flow.Subscription from;
    Outflow.Signal signal;
    flow.lock.lock();
    try {
      if (finished) {
        return;
      }
      from = subscription;
      n = from == null || due == 0 ? -1 : accept(encoded);
      signal = flow.news();
    } finally {
      flow.lock.unlock();
    }
    flow.tell(signal);
    if (from != null && n > 0) {
      request(from, n);
    } else if (n < 0) {
      finish(
          new IllegalStateException("the publisher gave more items than were requested (rule 1.1)"),
          from);
    }
  }

  /** Takes an item, and returns how many more to request. Needs the lock. */
  private int accept(ByteBuffer encoded) {
    due--;
    largest = Math.max(largest, encoded.remaining());
    waiting.addLast(encoded);
    move();
    if (encoded.hasRemaining()) {
      bytes.keep();
    }
    return appetite();
  }

  /** Moves to the chunks what there is room for. Needs the lock. */
  private void move() {
    ByteBuffer first = waiting.peekFirst();
    while (first != null) {
      flow.queue().fill(first, lasting);
      if (first.hasRemaining()) {
        return;
      }
      waiting.removeFirst();
      first = waiting.peekFirst();
    }
  }

  /** How many more items to request, which are due then. Needs the lock. */
  private int appetite() {
    int room = flow.queue().room();
    if (finished || room == 0 || !waiting.isEmpty()) {
      return 0;
    }
    long fitting = (long) room * flow.queue().chunkSize() / largest;
    int wanted = (int) Math.max(1, Math.min(MOST_AT_ONCE, fitting));
    if (due > wanted / 2) {
      return 0;
    }
    int n = wanted - due;
    due = wanted;
    return n;
  }

  @Override
  public void onError(Throwable failure) {
    finish(Objects.requireNonNull(failure, "failure"), null);
  }

  @Override
  public void onComplete() {
    finish(null, null);
  }

  private void finish(@Nullable Throwable failure, Flow.@Nullable Subscription toCancel) {
    Outflow.Signal signal;
    flow.lock.lock();
    try {
      if (finished) {
        return;
      }
      finished = true;
      flow.end(failure);
      signal = flow.news();
    } finally {
      flow.lock.unlock();
    }
    try {
      if (toCancel != null) {
        toCancel.cancel();
      }
    } finally {
      // Though the publisher fails at it, nothing is expected of it any more.
      flow.tell(signal);
      flow.owner().onReleased();
    }
  }

  private Flow.@Nullable Subscription subscribed() {
    flow.lock.lock();
    try {
      return subscription;
    } finally {
      flow.lock.unlock();
    }
  }

  @Override
  public boolean onRoom() {
    move();
    if (flow.queue().room() < ChunkQueue.ENOUGH_ROOM) {
      return false;
    }
    int n = appetite();
    toRequest += n;
    return n > 0;
  }

  @Override
  public void proceed() {
    Flow.Subscription from;
    int n;
    flow.lock.lock();
    try {
      from = subscription;
      n = toRequest;
      toRequest = 0;
    } finally {
      flow.lock.unlock();
    }
    if (from != null && n > 0) {
      request(from, n);
    }
  }

  @Override
  public boolean isDrained() {
    return waiting.isEmpty();
  }

  @Override
  public boolean onCancel() {
    waiting.clear();
    boolean first = !finished;
    finished = true;
    return first;
  }

  @Override
  public void release() {
    Flow.Subscription from = subscribed();
    try {
      if (from != null) {
        from.cancel();
      }
    } finally {
      flow.owner().onReleased();
    }
  }
}
