package dev.wirecommand.nio;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The timers of an event loop, ordered by time. Used on the event loop, except where noted. */
final class LoopTimers {
  private static final Comparator<Timer> ORDER =
      (a, b) -> a.at == b.at ? Long.compare(a.number, b.number) : Long.signum(a.at - b.at);

  private final TreeSet<Timer> waiting = new TreeSet<>(ORDER);
  private final AtomicLong numbers = new AtomicLong();

  /** A task that runs at a time. */
  static final class Timer {
    private final Runnable task;
    private final long at;
    private final long number;
    private volatile boolean cancelled;

    private Timer(Runnable task, long at, long number) {
      this.task = task;
      this.at = at;
      this.number = number;
    }

    /** Prevents the task from running, unless it has begun. May be called on any thread. */
    void cancel() {
      cancelled = true;
    }
  }

  /**
   * Creates a timer without starting it. May be called on any thread.
   *
   * @param at the time, as {@link System#nanoTime} returns it
   */
  Timer newTimer(Runnable task, long at) {
    return new Timer(task, at, numbers.getAndIncrement());
  }

  /** Starts a timer. Timers of the same time run in the order in which they were created. */
  void add(Timer timer) {
    if (!timer.cancelled) {
      waiting.add(timer);
    }
  }

  void remove(Timer timer) {
    waiting.remove(timer);
  }

  /**
   * Returns the time until the next timer is due.
   *
   * @return nanoseconds, 0 if one is due, {@link Long#MAX_VALUE} if there is no timer
   */
  long nanosUntilNext(long now) {
    return waiting.isEmpty() ? Long.MAX_VALUE : Math.max(0, waiting.first().at - now);
  }

  /** Passes the tasks that are due to a runner, which throws nothing. */
  void run(long now, Consumer<? super Runnable> runner) {
    while (!waiting.isEmpty() && waiting.first().at - now <= 0) {
      Timer due = waiting.first();
      waiting.remove(due);
      if (!due.cancelled) {
        runner.accept(due.task);
      }
    }
  }

  /** Drops all timers. */
  void clear() {
    waiting.clear();
  }
}
