package dev.wirecommand.benchmarks.wirecommand;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls with one argument of some length, several in flight. */
final class Payloads {
  private static final long PATIENCE_SECONDS = 60;

  private final GrowthClient.Async growth;
  private final byte[] payload;
  private final int inFlight;
  private final CountDownLatch running;
  private volatile boolean over;
  private volatile @Nullable Throwable failure;

  /* Used on the event loop alone until all calls have ended. */
  private final Durations durations = new Durations();
  private long calls;

  Payloads(GrowthClient.Async growth, int inFlight, int bytes) {
    this.growth = growth;
    this.inFlight = inFlight;
    this.payload = new byte[bytes];
    this.running = new CountDownLatch(inFlight);
  }

  /** Runs the calls and returns the answer to a load. */
  String run(long millis) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      send();
    }
    TimeUnit.MILLISECONDS.sleep(millis);
    over = true;
    if (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(running.getCount() + " calls were never answered");
    }
    long nanos = System.nanoTime() - start;
    if (failure != null) {
      throw new IllegalStateException("a call failed: " + failure, failure);
    }
    return durations.answer(calls, nanos);
  }

  private void send() {
    long sent = System.nanoTime();
    growth.measure(payload).whenComplete((length, thrown) -> answered(sent, length, thrown));
  }

  private void answered(long sent, @Nullable Long length, @Nullable Throwable thrown) {
    if (length == null || length != payload.length) {
      failure = thrown == null ? new AssertionError("sent other bytes than came") : thrown;
      over = true;
    } else {
      durations.add(System.nanoTime() - sent);
      calls++;
    }
    if (over) {
      running.countDown();
    } else {
      send();
    }
  }
}
