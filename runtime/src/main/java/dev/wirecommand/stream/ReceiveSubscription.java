package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The only subscription to a receive buffer. The subscriber receives its signals on the event loop.
 */
final class ReceiveSubscription extends ReceiveSignaller {
  private final ReceiveState state;
  private final boolean borrows;
  private final Demand demand = new Demand();

  // Guarded by the state's lock, which is not held while the subscriber is called.

  /** The subscriber, or null after the last signal or after cancellation. */
  private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

  private @Nullable IllegalArgumentException misuse;

  /** Whether a task that sends the signals is queued on the event loop. */
  private boolean scheduled;

  ReceiveSubscription(ReceiveState state, Flow.Subscriber<? super ByteBuffer> subscriber) {
    this.state = state;
    this.borrows = state.owner().borrows(subscriber);
    this.subscriber = subscriber;
  }

  @Override
  boolean borrows() {
    return borrows;
  }

  @Override
  boolean hasDemand() {
    return subscriber != null && demand.isPresent();
  }

  @Override
  public void request(long n) {
    if (n > 0) {
      demand.add(n);
      wake();
      return;
    }
    state.lock.lock();
    try {
      if (subscriber == null) {
        return;
      }
      misuse = Demand.refusal(n);
    } finally {
      state.lock.unlock();
    }
    state.close();
  }

  @Override
  public void cancel() {
    state.lock.lock();
    try {
      if (subscriber == null) {
        return;
      }
      subscriber = null;
    } finally {
      state.lock.unlock();
    }
    state.close();
  }

  @Override
  void wake() {
    if (state.owner().isOwnThread()) {
      signal();
      return;
    }
    state.lock.lock();
    try {
      if (scheduled || !isDue()) {
        return;
      }
      scheduled = true;
    } finally {
      state.lock.unlock();
    }
    try {
      state.owner().execute(this::runScheduled);
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and the subscriber still waits for the rest.
      runScheduled();
    }
  }

  private void runScheduled() {
    state.lock.lock();
    try {
      scheduled = false;
    } finally {
      state.lock.unlock();
    }
    signal();
  }

  /** Returns whether a signal can be sent to the subscriber now. Needs the lock. */
  private boolean isDue() {
    return subscriber != null && (state.isDrained() || (demand.isPresent() && state.hasBytes()));
  }

  @Override
  boolean signalNext() {
    Flow.Subscriber<? super ByteBuffer> to;
    ByteBuffer buffer = null;
    Throwable failure = null;
    boolean space = false;
    state.lock.lock();
    try {
      to = subscriber;
      if (to == null || !isDue()) {
        return false;
      }
      if (state.isDrained()) {
        failure = misuse != null ? misuse : state.failure();
        subscriber = null;
      } else {
        buffer = state.take();
        demand.take();
        space = buffer != null && state.onTaken(buffer.remaining());
      }
    } finally {
      state.lock.unlock();
    }
    if (space) {
      state.owner().onSpace();
    }
    give(to, buffer, failure);
    return true;
  }

  private void give(
      Flow.Subscriber<? super ByteBuffer> to,
      @Nullable ByteBuffer buffer,
      @Nullable Throwable failure) {
    give(
        () -> {
          if (buffer != null) {
            to.onNext(buffer);
          } else if (failure != null) {
            to.onError(failure);
          } else {
            to.onComplete();
          }
        });
  }
}
