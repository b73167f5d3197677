package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Pair.Way;
import dev.wirecommand.benchmarks.sidebyside.Worker.FailedException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern that runs on the server and the client that a contender has in a pool. Each contender
 * is warmed up on the pattern itself. If other patterns ran in between, the connections are opened
 * anew and do a little work before a slice is measured.
 */
abstract class PairPattern implements Pattern {
  /** The length of a window of the warm-up, and of the work before a slice, as parts of a slice. */
  private static final double WINDOW = 0.4;

  private static final double SETTLING = 0.2;
  private static final long LEAST_MILLIS = 40;

  private final String title;
  private final Pair.Pool pairs;
  private final int connections;
  private final long millis;
  private final Map<Contender, WarmUp> warmUps = new EnumMap<>(Contender.class);

  PairPattern(String title, Pair.Pool pairs, int connections, long millis) {
    this.title = title;
    this.pairs = pairs;
    this.connections = connections;
    this.millis = millis;
  }

  /** Works for a while as hard as the pattern can, and returns the rate. */
  abstract double work(Pair pair, long millis) throws FailedException, InterruptedException;

  /** Measures once. */
  abstract Slice measure(Pair pair, long millis) throws FailedException, InterruptedException;

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final void begin(Contender contender)
      throws IOException, FailedException, InterruptedException {
    Pair pair = pairs.of(contender);
    boolean unused = pair.connect(title, connections);
    long window = part(WINDOW);
    warmUps.put(contender, pair.warmUp(title, () -> work(pair, window)));
  }

  @Override
  public final Slice slice(Contender contender)
      throws IOException, FailedException, InterruptedException {
    if (!pairs.of(contender).isWarm(title)) {
      // The contender failed in another pattern and was started anew.
      begin(contender);
    }
    Pair pair = pairs.of(contender);
    if (pair.connect(title, connections)) {
      double unused = work(pair, part(SETTLING));
    }
    return measure(pair, millis);
  }

  private long part(double share) {
    return Math.max(LEAST_MILLIS, Math.round(millis * share));
  }

  @Override
  public final Optional<WarmUp> warmUp(Contender contender) {
    return Optional.ofNullable(warmUps.get(contender));
  }

  @Override
  public final void giveUp(Contender contender) {
    pairs.discard(contender);
  }

  /** Calls on some connections, for as long as a slice is. The answer to each sends the next. */
  static final class Calls extends PairPattern {
    private final String work;

    Calls(String title, Pair.Pool pairs, Load load) {
      super(title, pairs, load.connections(), load.millis());
      this.work = load.work();
    }

    @Override
    double work(Pair pair, long millis) throws FailedException, InterruptedException {
      return pair.rate(work, millis);
    }

    @Override
    Slice measure(Pair pair, long millis) throws FailedException, InterruptedException {
      return pair.load(work, millis);
    }
  }

  /** Streams of bytes, one way and one after the other, for at least as long as a slice is. */
  static final class Transfer extends PairPattern {
    private final Way way;

    Transfer(String title, Pair.Pool pairs, Way way, long millis) {
      super(title, pairs, 1, millis);
      this.way = way;
    }

    @Override
    double work(Pair pair, long millis) throws FailedException, InterruptedException {
      return pair.transfer(way, millis);
    }

    @Override
    Slice measure(Pair pair, long millis) throws FailedException, InterruptedException {
      return Slice.of(Measure.TRANSFERRED, pair.transfer(way, millis));
    }
  }

  /**
   * Calls on one connection at a fixed rate, which is a share of the best rate at the end of any
   * warm-up of the pair, where the same thread sent as many calls as were answered.
   */
  static final class OpenLoop extends PairPattern {
    private static final int MOST_WARMING_UP = 512;
    private static final int MOST = 4096;

    private final double share;

    OpenLoop(String title, Pair.Pool pairs, double share, long millis) {
      super(title, pairs, 1, millis);
      this.share = share;
    }

    @Override
    double work(Pair pair, long millis) throws FailedException, InterruptedException {
      return pair.rate("pace 0 " + MOST_WARMING_UP + " SMALL", millis);
    }

    @Override
    Slice measure(Pair pair, long millis) throws FailedException, InterruptedException {
      long rate = Math.max(1, Math.round(pair.bestRate() * share));
      return pair.load("pace " + rate + ' ' + MOST + " SMALL", millis)
          .with(Measure.DUE, (double) rate);
    }
  }
}
