package dev.wirecommand.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A subscription that sends its subscriber one signal at a time (Reactive Streams rule 1.3). Any
 * thread may ask for a signal. A signal that leads to another causes no recursion (rule 3.3).
 */
abstract class Signaller implements Flow.Subscription {
  private static final Logger LOG = System.getLogger(Signaller.class.getName());

  /**
   * The number of {@link #signal} calls that a thread still has to handle. It begins with 1, so
   * that no thread signals before the subscriber has this subscription.
   */
  private final AtomicInteger calls = new AtomicInteger(1);

  /**
   * Sends the next signal, if one is due. Calls do not overlap, and each sees the effects of the
   * one before.
   *
   * @return whether to call this method again at once
   */
  abstract boolean signalNext();

  /**
   * Sends all signals that are due. If a thread is already sending signals, even this one, that
   * thread checks again when it is done, and this call returns at once.
   */
  final void signal() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int answered = 1;
    while (answered != 0) {
      boolean again = signalNext();
      while (again) {
        again = signalNext();
      }
      answered = calls.addAndGet(-answered);
    }
  }

  /**
   * Passes this subscription to a subscriber. This signal has to come before all others. The caller
   * has to call {@link #signal} afterwards. Called once.
   */
  final void open(Flow.Subscriber<?> subscriber) {
    give(() -> subscriber.onSubscribe(this));
    calls.set(0);
  }

  /** Sends one signal, and cancels the subscription if the subscriber throws (rule 2.13). */
  final void give(Runnable signal) {
    try {
      signal.run();
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "a subscriber threw, which cancels its subscription", e);
      cancel();
    }
  }
}
