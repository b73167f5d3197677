package dev.wirecommand.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls on connections, a number of them in flight on each, for some time. The answer to a call
 * sends the next one.
 */
final class Load implements CallSource {
  private static final int EACH_UP_TO = 16;
  private static final int EVERY = 16;
  private static final long PATIENCE_SECONDS = 60;

  private final List<Call> calls = new ArrayList<>();
  private final Samples[] samples;
  private final CountDownLatch running;
  private volatile boolean over;
  private volatile @Nullable Throwable failure;

  Load(List<? extends Contender.Connection> connections, int inFlight, Size size) {
    int total = connections.size() * inFlight;
    samples = new Samples[total];
    // The numbers differ from those of any other load.
    long base = ThreadLocalRandom.current().nextLong();
    for (Contender.Connection connection : connections) {
      for (int i = 0; i < inFlight; i++) {
        samples[calls.size()] = new Samples(total <= EACH_UP_TO ? 1 : EVERY);
        calls.add(new Call(this, connection, size, calls.size(), base));
      }
    }
    running = new CountDownLatch(total);
  }

  /** The result of a load. */
  record Result(long calls, long nanos, long p50, long p99, long p999) {
    /** Returns the answer to the command that asked for the load. */
    @Override
    public String toString() {
      return calls + " " + nanos + " " + p50 + " " + p99 + " " + p999;
    }
  }

  Result run(long millis) throws InterruptedException {
    long start = System.nanoTime();
    for (Call call : calls) {
      send(call);
    }
    if (!running.await(millis, TimeUnit.MILLISECONDS)) {
      over = true;
      if (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(running.getCount() + " calls were never answered");
      }
    }
    long nanos = System.nanoTime() - start;
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("a call failed: " + cause, cause);
    }
    long count = 0;
    for (Call call : calls) {
      count += call.count();
    }
    long[] all = Samples.join(samples);
    return new Result(count, nanos, at(all, 0.5), at(all, 0.99), at(all, 0.999));
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  private void send(Call call) {
    boolean timed = samples[call.place()].isDue(call.count());
    call.send(timed ? System.nanoTime() : 0);
  }

  @Override
  public void answered(Call call) {
    Samples own = samples[call.place()];
    if (own.isDue(call.count() - 1)) {
      own.add(System.nanoTime() - call.started());
    }
    if (over) {
      running.countDown();
    } else {
      send(call);
    }
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    over = true;
    running.countDown();
  }
}
