package dev.wirecommand.benchmarks.sidebyside;

import dev.wirecommand.benchmarks.sidebyside.Workplace.Handlers;
import java.io.IOException;

/** What a connection on which nothing happens any more takes of a fresh server's heap. */
final class IdleExperiment implements Experiment {
  private static final int FIRST_CONNECTIONS = 16;
  private static final int CONNECTIONS = 1000;
  private static final String FEW_CALLS = "load 1 SMALL 20";

  private final Workplace workplace;

  IdleExperiment(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public String title() {
    return Scenario.IDLE.title();
  }

  @Override
  public Slice slice(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    try (Pair pair = workplace.start(contender, Handlers.DIRECT)) {
      // What there is once for a server, or for each of its threads, is there before.
      pair.client().ask("connect " + FIRST_CONNECTIONS);
      pair.client().ask(FEW_CALLS);
      long before = pair.server().askNumbers("heap")[0];
      pair.client().ask("connect " + CONNECTIONS);
      pair.client().ask(FEW_CALLS);
      long after = pair.server().askNumbers("heap")[0];
      return Slice.of(Measure.CONNECTION, (after - before) / (double) CONNECTIONS);
    }
  }
}
