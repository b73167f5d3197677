package dev.wirecommand.contract;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** The times from calls to their answers, in nanoseconds. Safe for use by several threads. */
final class Latencies {
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  /** Makes a call, and adds the time until its answer. */
  <T> CompletableFuture<T> of(Supplier<CompletableFuture<T>> call) {
    long start = System.nanoTime();
    return call.get().whenComplete((answer, failure) -> nanos.add(System.nanoTime() - start));
  }

  /** Returns the time that 99 of 100 answers took at most. */
  long p99() {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length * 99 / 100];
  }
}
