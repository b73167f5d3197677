package dev.wirecommand.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Calls on one connection at a fixed rate, whether earlier ones were answered or not. One thread
 * sends them. The latency of a call counts from the time at which the call was due. So if a server
 * stops for a while, the latency includes the wait of all calls that were due meanwhile, even of
 * calls that had not been sent yet.
 */
final class Pace implements CallSource {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final int DIGITS = 3;
  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_NANOS = 10_000;
  private static final double NANOS = 1e9;
  private static final double PERCENT = 100;

  private final Contender.Connection connection;
  private final Size size;
  private final int mostInFlight;
  private final long rate;
  private final long base = ThreadLocalRandom.current().nextLong();
  private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final Queue<Call> free = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Throwable failure;

  /* Used by the thread that sends. */
  private final List<Call> all = new ArrayList<>();

  /**
   * @param rate how many calls are sent in a second; 0 for as many as are answered
   * @param mostInFlight how many calls may be without an answer; a call that is due after so many
   *     waits, and its latency counts nevertheless
   */
  Pace(Contender.Connection connection, Size size, long rate, int mostInFlight) {
    this.connection = connection;
    this.size = size;
    this.rate = rate;
    this.mostInFlight = mostInFlight;
  }

  Load.Result run(long millis) {
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    double interval = rate == 0 ? 0 : NANOS / rate;
    for (long sent = 0; ; sent++) {
      long due = rate == 0 ? System.nanoTime() : start + (long) (sent * interval);
      if (due >= end) {
        break;
      }
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      place().send(due);
    }
    awaitAnswers();
    long nanos = System.nanoTime() - start;
    return new Load.Result(latencies.getTotalCount(), nanos, at(0.5), at(0.99), at(0.999));
  }

  private long at(double share) {
    return latencies.getValueAtPercentile(share * PERCENT);
  }

  /** Returns a place without a call in flight, and waits for one if need be. */
  private Call place() {
    long deadline = 0;
    for (; ; ) {
      Call call = free.poll();
      if (call != null) {
        return call;
      }
      if (all.size() < mostInFlight) {
        Call added = new Call(this, connection, size, all.size(), base);
        all.add(added);
        return added;
      }
      deadline = pause(deadline);
    }
  }

  private void awaitAnswers() {
    long deadline = 0;
    while (free.size() < all.size()) {
      deadline = pause(deadline);
    }
    throwFailure();
  }

  private long pause(long deadline) {
    throwFailure();
    long now = System.nanoTime();
    if (deadline != 0 && now - deadline > 0) {
      throw new IllegalStateException("calls were never answered");
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return deadline == 0 ? now + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS) : deadline;
  }

  private void throwFailure() {
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("a call failed: " + cause, cause);
    }
  }

  @Override
  public void answered(Call call) {
    latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - call.started()));
    free.add(call);
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
  }
}
