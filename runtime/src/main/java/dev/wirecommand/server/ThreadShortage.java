package dev.wirecommand.server;

import dev.wirecommand.transport.LogInterval;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Warns, at most once a minute, that calls wait because all handler threads are busy. Safe for use
 * by any thread.
 */
final class ThreadShortage {
  private static final Logger LOG = System.getLogger(ThreadShortage.class.getName());
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final String FIX =
      "; WireServer.Builder.handlerThreads sets the number of threads, and commands that are"
          + " nonBlocking need none";

  private final int maxThreads;
  private final LogInterval interval;
  private final Consumer<String> log;

  ThreadShortage(int maxThreads) {
    this(maxThreads, System::nanoTime, warning -> LOG.log(Level.WARNING, warning));
  }

  /**
   * @param nanoTime the clock, as {@link System#nanoTime}
   * @param log receives the warnings
   */
  ThreadShortage(int maxThreads, LongSupplier nanoTime, Consumer<String> log) {
    this.maxThreads = maxThreads;
    this.interval = new LogInterval(INTERVAL_NANOS, nanoTime);
    this.log = log;
  }

  /** Warns that tasks wait because all threads are busy. */
  void onPoolBusy(int waiting) {
    if (interval.isDue()) {
      log.accept(
          "calls wait ("
              + waiting
              + "), because all "
              + maxThreads
              + " handler threads are busy"
              + FIX);
    }
  }

  /**
   * Warns that tasks of a connection wait because its share of the threads is busy.
   *
   * @param share the number of threads that one connection may use
   */
  void onShareBusy(int waiting, int share) {
    if (interval.isDue()) {
      log.accept(
          "calls of a connection wait ("
              + waiting
              + "), because its handlers hold "
              + share
              + " of the "
              + maxThreads
              + " handler threads, the most that one connection may"
              + FIX);
    }
  }
}
