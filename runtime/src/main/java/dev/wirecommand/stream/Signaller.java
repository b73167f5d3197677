package dev.wirecommand.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives one subscriber one signal at a time (rule 1.3), whichever threads find that there is
 * something to signal, and without recursion where a signal leads to another (rule 3.3).
 */
abstract class Signaller implements Flow.Subscription {
  private static final Logger LOG = System.getLogger(Signaller.class.getName());

  /** How many calls there were since nobody signalled; one more until the subscriber has this. */
  private final AtomicInteger calls = new AtomicInteger(1);

  /**
   * Gives the signal that is due, if any. One call ends before the next one begins, and the next
   * sees what it did.
   *
   * @return whether to look again at once
   */
  abstract boolean signalNext();

  /**
   * Gives the signals that are due. If some thread is about to do so, this one too, that one looks
   * again when it is done.
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
   * Gives a subscriber this subscription, which it has to have before any other signal. What is due
   * then has to be signalled by a call. Called once.
   */
  final void open(Flow.Subscriber<?> subscriber) {
    give(() -> subscriber.onSubscribe(this));
    calls.set(0);
  }

  /** Gives one signal. A subscriber that throws breaks rule 2.13, and is told nothing more. */
  final void give(Runnable signal) {
    try {
      signal.run();
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "a subscriber threw, which cancels its subscription", e);
      cancel();
    }
  }
}
