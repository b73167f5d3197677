package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Signals to the one subscriber of a flow, on the connection's thread. */
final class InflowSubscription extends Signaller {
  private final Inflow flow;
  private final boolean borrows;
  private final Demand demand = new Demand();

  // Guarded by the flow's lock, which is not held while the subscriber is called.

  /** Null once there is nobody to signal to: after the last signal, or cancelling. */
  private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

  private @Nullable IllegalArgumentException misuse;

  /** Whether the connection's thread has been asked to signal. */
  private boolean scheduled;

  InflowSubscription(Inflow flow, Flow.Subscriber<? super ByteBuffer> subscriber) {
    this.flow = flow;
    this.borrows = flow.owner().borrows(subscriber);
    this.subscriber = subscriber;
  }

  /** Whether a buffer is of no use to the subscriber any more when it has been signalled. */
  boolean borrows() {
    return borrows;
  }

  /** Whether a buffer would be signalled at once. Needs the lock. */
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
    flow.lock.lock();
    try {
      if (subscriber == null) {
        return;
      }
      misuse = Demand.refusal(n);
    } finally {
      flow.lock.unlock();
    }
    flow.close();
  }

  @Override
  public void cancel() {
    flow.lock.lock();
    try {
      if (subscriber == null) {
        return;
      }
      subscriber = null;
    } finally {
      flow.lock.unlock();
    }
    flow.close();
  }

  /** Has the connection's thread signal what there is to signal. Called from any thread. */
  void wake() {
    if (flow.owner().isOwnThread()) {
      signal();
      return;
    }
    flow.lock.lock();
    try {
      if (scheduled || !isDue()) {
        return;
      }
      scheduled = true;
    } finally {
      flow.lock.unlock();
    }
    try {
      flow.owner().execute(this::runScheduled);
    } catch (RejectedExecutionException e) {
      // That thread has ended, and the subscriber still waits for what is left.
      runScheduled();
    }
  }

  private void runScheduled() {
    flow.lock.lock();
    try {
      scheduled = false;
    } finally {
      flow.lock.unlock();
    }
    signal();
  }

  /** Whether there is anything to signal. Needs the lock. */
  private boolean isDue() {
    return subscriber != null && (flow.isDrained() || (demand.isPresent() && flow.hasBytes()));
  }

  @Override
  boolean signalNext() {
    Flow.Subscriber<? super ByteBuffer> to;
    ByteBuffer buffer = null;
    Throwable failure = null;
    boolean space = false;
    flow.lock.lock();
    try {
      to = subscriber;
      if (to == null || !isDue()) {
        return false;
      }
      if (flow.isDrained()) {
        failure = misuse != null ? misuse : flow.failure();
        subscriber = null;
      } else {
        buffer = flow.take();
        demand.take();
        space = buffer != null && flow.onTaken(buffer.remaining());
      }
    } finally {
      flow.lock.unlock();
    }
    if (space) {
      flow.owner().onSpace();
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
