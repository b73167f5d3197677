package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Calls on some connections, for as long as a slice is. */
final class LoadExperiment extends PairExperiment {
  /** How large calls are. */
  enum Size {
    SMALL,
    KIB
  }

  /**
   * What is to be done.
   *
   * @param work what the client is told, but for how long
   * @param millis how long a slice is
   */
  record Load(int connections, String work, long millis) {
    /** Calls, so many at a time on each connection. */
    static Load calls(int connections, int inFlight, Size size, long millis) {
      return new Load(connections, "load " + inFlight + ' ' + size, millis);
    }

    String command(long time) {
      return work + ' ' + time;
    }
  }

  /** Until the JVM has compiled all that a large framework does with each call. */
  private static final long FIRST_WARM_UP_MILLIS = 12_000;

  private static final long WARM_UP_MILLIS = 2000;
  private static final double NANOS = 1e9;
  private static final double NANOS_OF_A_MICRO = 1e3;

  private final Load load;

  LoadExperiment(String title, Pairs pairs, Load load) {
    super(title, pairs);
    this.load = load;
  }

  @Override
  public void begin(Contender contender) throws IOException, WorkerException, InterruptedException {
    Pair pair = pair(contender);
    pair.client().ask("connect " + load.connections());
    pair.client().ask(load.command(pair.isCold() ? FIRST_WARM_UP_MILLIS : WARM_UP_MILLIS));
  }

  @Override
  public Slice slice(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    Pair pair = pair(contender);
    long[] serverBefore = pair.server().askNumbers("usage");
    long[] clientBefore = pair.client().askNumbers("usage");
    long[] answer = pair.client().askNumbers(load.command(load.millis()));
    long[] serverAfter = pair.server().askNumbers("usage");
    long[] clientAfter = pair.client().askNumbers("usage");
    double calls = answer[0];
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    values.put(Measure.CALLS, calls / answer[1] * NANOS);
    values.put(Measure.P50, answer[2] / NANOS_OF_A_MICRO);
    values.put(Measure.P99, answer[3] / NANOS_OF_A_MICRO);
    values.put(Measure.P999, answer[4] / NANOS_OF_A_MICRO);
    values.put(Measure.SERVER_CPU, (serverAfter[0] - serverBefore[0]) / NANOS_OF_A_MICRO / calls);
    values.put(Measure.CLIENT_CPU, (clientAfter[0] - clientBefore[0]) / NANOS_OF_A_MICRO / calls);
    values.put(Measure.SERVER_ALLOCATED, (serverAfter[1] - serverBefore[1]) / calls);
    values.put(Measure.CLIENT_ALLOCATED, (clientAfter[1] - clientBefore[1]) / calls);
    return new Slice(values);
  }
}
