package dev.wirecommand.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Signals to the one subscriber of a flow: one signal at a time, on the connection's thread. All
 * its state is guarded by the flow's lock, which is not held while the subscriber is called.
 */
final class InflowSubscription implements Flow.Subscription {
  private static final Logger LOG = System.getLogger(Inflow.class.getName());

  private final Inflow flow;

  /** Null once there is nobody to signal to: after the last signal, or cancelling. */
  private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

  private final Demand demand = new Demand();
  private @Nullable IllegalArgumentException misuse;

  /** Whether some thread signals, and will look again before it stops. */
  private boolean signalling = true;

  /** Whether the connection's thread has been asked to signal. */
  private boolean scheduled;

  /** A subscription that does not signal until it is opened. */
  InflowSubscription(Inflow flow, Flow.Subscriber<? super ByteBuffer> subscriber) {
    this.flow = flow;
    this.subscriber = subscriber;
  }

  void open(Flow.Subscriber<? super ByteBuffer> first) {
    try {
      first.onSubscribe(this);
    } catch (Throwable e) {
      drop(e);
    }
    flow.lock.lock();
    try {
      signalling = false;
    } finally {
      flow.lock.unlock();
    }
    wake();
  }

  /** Whether a buffer would be signalled at once. Needs the lock. */
  boolean hasDemand() {
    return subscriber != null && demand.isPresent();
  }

  @Override
  public void request(long n) {
    flow.lock.lock();
    try {
      if (subscriber == null) {
        return;
      }
      if (n > 0) {
        demand.add(n);
      } else if (misuse == null) {
        misuse = Demand.refusal(n);
      }
    } finally {
      flow.lock.unlock();
    }
    if (n > 0) {
      wake();
    } else {
      flow.close();
    }
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
      if (signalling || scheduled || !isDue()) {
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

  /**
   * Signals until nothing is due. A call from within a signal does nothing: the loop around it goes
   * on.
   */
  void signal() {
    boolean entered = false;
    while (true) {
      Flow.Subscriber<? super ByteBuffer> to;
      ByteBuffer buffer;
      Throwable failure = null;
      boolean space = false;
      flow.lock.lock();
      try {
        if (signalling && !entered) {
          return;
        }
        to = subscriber;
        if (to == null || !isDue()) {
          signalling = false;
          return;
        }
        signalling = true;
        entered = true;
        if (flow.isDrained()) {
          buffer = null;
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
    }
  }

  private void give(
      Flow.Subscriber<? super ByteBuffer> to,
      @Nullable ByteBuffer buffer,
      @Nullable Throwable failure) {
    try {
      if (buffer != null) {
        to.onNext(buffer);
      } else if (failure != null) {
        to.onError(failure);
      } else {
        to.onComplete();
      }
    } catch (Throwable e) {
      drop(e);
    }
  }

  /** A subscriber that throws has broken rule 2.13 and is told nothing more. */
  private void drop(Throwable thrown) {
    LOG.log(Level.WARNING, "a subscriber threw, which cancels its subscription", thrown);
    cancel();
  }
}
