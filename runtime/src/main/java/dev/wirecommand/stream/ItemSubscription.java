package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A subscription to an {@link ItemPublisher}. It subscribes to the bytes and signals the items. */
final class ItemSubscription<T> extends Signaller implements Flow.Subscriber<ByteBuffer> {
  private final Demand demand = new Demand();
  private final AtomicReference<Flow.@Nullable Subscription> source = new AtomicReference<>();

  /** The received buffer that has not been read, or null if there is none. */
  private final AtomicReference<@Nullable ByteBuffer> arrived = new AtomicReference<>();

  private volatile @Nullable IllegalArgumentException misuse;
  private volatile boolean cancelled;

  /** The failure of the byte publisher, or null. Set before {@link #ended}. */
  private @Nullable Throwable failure;

  private volatile boolean ended;

  // Used by the thread that signals.
  private Flow.@Nullable Subscriber<? super T> subscriber;
  private final ItemBuffer<T> buffer;
  private @Nullable ByteBuffer current;

  /** Whether a buffer has been requested but has not arrived. */
  private boolean requested;

  ItemSubscription(Flow.Subscriber<? super T> subscriber, ItemBuffer<T> buffer) {
    this.subscriber = subscriber;
    this.buffer = buffer;
  }

  // The subscriber to the bytes.

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    Flow.Subscriber<? super T> to = subscriber;
    if (to == null || !source.compareAndSet(null, given)) {
      given.cancel();
      return;
    }
    open(to);
    signal();
  }

  @Override
  public void onNext(ByteBuffer bytes) {
    if (!arrived.compareAndSet(null, bytes.duplicate())) {
      cancelSource();
      onError(
          new IllegalStateException(
              "the publisher gave more buffers than were requested (rule 1.1)"));
      return;
    }
    signal();
  }

  @Override
  public void onError(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    if (!ended) {
      failure = thrown;
      ended = true;
      signal();
    }
  }

  @Override
  public void onComplete() {
    ended = true;
    signal();
  }

  // The subscription to the items.

  @Override
  public void request(long n) {
    if (n > 0) {
      demand.add(n);
    } else {
      misuse = Demand.refusal(n);
    }
    signal();
  }

  @Override
  public void cancel() {
    cancelled = true;
    signal();
  }

  @Override
  boolean signalNext() {
    Flow.Subscriber<? super T> to = subscriber;
    if (to == null) {
      return false;
    }
    if (cancelled || misuse != null) {
      end(to, misuse);
      return false;
    }
    try {
      // This has to be read first: if the bytes have ended by now, all of them have arrived.
      boolean last = ended;
      return fill() ? giveItem(to, last) : giveEnd(to, last);
    } catch (Throwable e) {
      end(to, e);
      return false;
    }
  }

  /**
   * Moves received bytes to the item buffer until it contains a complete item. Returns false if the
   * bytes do not suffice.
   */
  private boolean fill() {
    while (!buffer.hasItem()) {
      if (current == null || !current.hasRemaining()) {
        current = arrived.getAndSet(null);
        if (current == null) {
          return false;
        }
        requested = false;
      }
      buffer.add(current);
    }
    return true;
  }

  private boolean giveItem(Flow.Subscriber<? super T> to, boolean last) {
    if (demand.isPresent()) {
      T item = NullItem.check(buffer.take(), buffer.count() - 1);
      demand.take();
      give(() -> to.onNext(item));
      return true;
    }
    // An error does not wait until the items before it are requested.
    if (last && failure != null) {
      end(to, failure);
    }
    return false;
  }

  /**
   * Ends the subscription if all bytes have arrived. Otherwise requests a buffer if there is demand
   * for items.
   */
  private boolean giveEnd(Flow.Subscriber<? super T> to, boolean last) {
    if (last) {
      if (failure == null) {
        buffer.end();
      }
      end(to, failure);
      return false;
    }
    Flow.Subscription from = source.get();
    if (!requested && demand.isPresent() && from != null) {
      requested = true;
      from.request(1);
    }
    return false;
  }

  private void end(Flow.Subscriber<? super T> to, @Nullable Throwable reason) {
    subscriber = null;
    current = null;
    arrived.set(null);
    buffer.clear();
    if (!ended) {
      cancelSource();
    }
    if (cancelled) {
      return;
    }
    give(
        () -> {
          if (reason == null) {
            to.onComplete();
          } else {
            to.onError(reason);
          }
        });
  }

  private void cancelSource() {
    Flow.Subscription from = source.get();
    if (from != null) {
      from.cancel();
    }
  }
}
