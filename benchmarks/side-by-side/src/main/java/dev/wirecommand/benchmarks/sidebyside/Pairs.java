package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** The pairs that run, each from when it is first needed. */
final class Pairs implements AutoCloseable {
  /** Starts a contender's pair. */
  interface Starter {
    Pair start(Contender contender) throws IOException, WorkerException, InterruptedException;
  }

  private final Starter starter;
  private final Map<Contender, Pair> running = new EnumMap<>(Contender.class);

  Pairs(Starter starter) {
    this.starter = starter;
  }

  Pair of(Contender contender) throws IOException, WorkerException, InterruptedException {
    Pair pair = running.get(contender);
    if (pair == null) {
      pair = starter.start(contender);
      running.put(contender, pair);
    }
    return pair;
  }

  /** Ends a pair that is good for nothing more: the next is another one. */
  void discard(Contender contender) {
    Pair pair = running.remove(contender);
    if (pair != null) {
      pair.close();
    }
  }

  @Override
  public void close() {
    running.values().forEach(Pair::close);
    running.clear();
  }
}
