package dev.wirecommand.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A producer that receives items from a publisher. It requests no more items than it expects the
 * free chunks to hold; items that turn out to be larger wait until chunks are free.
 */
final class SubscribedProducer<T> implements Producer, Flow.Subscriber<T> {
  private static final Logger LOG = System.getLogger(SubscribedProducer.class.getName());

  /** The maximum number of {@link #outstanding} items. At most this many wait for free chunks. */
  private static final int MAX_REQUEST = 16;

  private final SendState state;
  private final Flow.Publisher<? extends T> publisher;

  /** The converter of items to bytes. Used on the publisher's thread. */
  private final ItemBytes<T> bytes;

  private final boolean lasting;

  /** The number of items that have arrived. Used on the publisher's thread. */
  private long count;

  // Guarded by the state's lock.
  private Flow.@Nullable Subscription subscription;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(MAX_REQUEST);

  /** The number of requested items that have not arrived. */
  private int outstanding;

  /** The number of items to request. They already count as outstanding. */
  private int toRequest;

  /**
   * Whether a thread is requesting items. It requests what becomes due meanwhile, too, so that a
   * publisher that publishes within {@code request} causes no recursion.
   */
  private boolean requesting;

  /** The size in bytes of the largest item so far, at least 1. */
  private int largest = 1;

  /** Whether the publisher has ended or its signals are ignored. */
  private boolean finished;

  SubscribedProducer(SendState state, Flow.Publisher<? extends T> publisher, ItemBytes<T> bytes) {
    this.state = state;
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
    boolean accepted;
    state.lock.lock();
    try {
      accepted = subscription == null && !finished;
      if (accepted) {
        subscription = given;
        planRequest();
      }
    } finally {
      state.lock.unlock();
    }
    if (accepted) {
      resume();
    } else {
      cancel(given);
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
    Flow.Subscription from;
    boolean requested;
    boolean resume = false;
    SendState.Notice notice;
    state.lock.lock();
    try {
      if (finished) {
        return;
      }
      from = subscription;
      requested = from != null && outstanding > 0;
      if (requested) {
        resume = accept(encoded);
      }
      notice = state.nextNotice();
    } finally {
      state.lock.unlock();
    }
    state.tell(notice);
    if (resume) {
      resume();
    } else if (!requested) {
      finish(
          new IllegalStateException("the publisher gave more items than were requested (rule 1.1)"),
          from);
    }
  }

  /** Adds an item and returns whether {@link #resume} has to be called. Needs the lock. */
  private boolean accept(ByteBuffer encoded) {
    outstanding--;
    largest = Math.max(largest, encoded.remaining());
    waiting.addLast(encoded);
    moveToChunks();
    if (encoded.hasRemaining()) {
      bytes.keep();
    }
    return planRequest();
  }

  /** Moves the waiting items' bytes into chunks, as far as space allows. Needs the lock. */
  private void moveToChunks() {
    ByteBuffer first = waiting.peekFirst();
    while (first != null) {
      state.chunks().write(first, lasting);
      if (first.hasRemaining()) {
        return;
      }
      waiting.removeFirst();
      first = waiting.peekFirst();
    }
  }

  /**
   * Counts the items to request next as outstanding. Returns whether {@link #resume} has to be
   * called for them. Needs the lock.
   */
  private boolean planRequest() {
    long room = state.chunks().room();
    if (finished || room <= 0 || !waiting.isEmpty()) {
      return false;
    }
    long fitting = room / largest;
    int wanted = (int) Math.max(1, Math.min(MAX_REQUEST, fitting));
    if (outstanding > wanted / 2) {
      return false;
    }
    toRequest += wanted - outstanding;
    outstanding = wanted;
    return !requesting;
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
    SendState.Notice notice;
    state.lock.lock();
    try {
      if (finished) {
        return;
      }
      finished = true;
      state.endSource(failure, waiting.isEmpty());
      notice = state.nextNotice();
    } finally {
      state.lock.unlock();
    }
    cancel(toCancel);
    // Also if cancel has thrown: no more signals of the publisher are awaited.
    state.tell(notice);
    state.owner().onReleased();
  }

  /** Cancels a subscription. An exception is logged: it must not end the caller's event loop. */
  private static void cancel(Flow.@Nullable Subscription subscription) {
    if (subscription == null) {
      return;
    }
    try {
      subscription.cancel();
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "a publisher's subscription could not be cancelled", e);
    }
  }

  private Flow.@Nullable Subscription subscribed() {
    state.lock.lock();
    try {
      return subscription;
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public boolean onChunkReleased() {
    moveToChunks();
    if (waiting.isEmpty()) {
      state.sourceDrained();
    }
    if (!state.chunks().mayResume()) {
      return false;
    }
    return planRequest();
  }

  /** Requests the planned items, also the ones planned meanwhile, unless a thread does so. */
  @Override
  public void resume() {
    Flow.Subscription from = subscribed();
    if (from == null) {
      return;
    }
    for (int n = takePlanned(true); n > 0; n = takePlanned(false)) {
      try {
        from.request(n);
      } catch (Throwable e) {
        finish(e, from);
      }
    }
  }

  /**
   * Returns the number of items to request now, or 0 if the caller has nothing to request any more.
   *
   * @param first whether the caller begins to request items
   */
  private int takePlanned(boolean first) {
    state.lock.lock();
    try {
      if (first && requesting) {
        return 0;
      }
      int n = finished ? 0 : toRequest;
      toRequest -= n;
      requesting = n > 0;
      return n;
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public boolean onCancel() {
    waiting.clear();
    boolean first = !finished;
    finished = true;
    return first;
  }

  @Override
  public void stop() {
    cancel(subscribed());
    state.owner().onReleased();
  }
}
