package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;

/** What is tried with a contender's server and client while those of all the others are there. */
abstract class PairExperiment implements Experiment {
  private final String title;
  private final Pairs pairs;

  PairExperiment(String title, Pairs pairs) {
    this.title = title;
    this.pairs = pairs;
  }

  @Override
  public final String title() {
    return title;
  }

  final Pair pair(Contender contender) throws IOException, WorkerException, InterruptedException {
    return pairs.of(contender);
  }

  @Override
  public final void end(Contender contender)
      throws IOException, WorkerException, InterruptedException {
    pair(contender).client().ask("close");
  }

  @Override
  public final void giveUp(Contender contender) {
    pairs.discard(contender);
  }
}
