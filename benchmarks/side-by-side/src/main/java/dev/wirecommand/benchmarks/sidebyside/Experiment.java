package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;

/** What can be tried with each contender, slice by slice. */
interface Experiment {
  /** What it is called where its progress is shown. */
  String title();

  /** Gets a contender ready. */
  default void begin(Contender contender)
      throws IOException, WorkerException, InterruptedException {}

  /** Measures once. */
  Slice slice(Contender contender) throws IOException, WorkerException, InterruptedException;

  /** Leaves a contender as it was found. */
  default void end(Contender contender) throws IOException, WorkerException, InterruptedException {}

  /** Has done with a contender that failed. */
  default void giveUp(Contender contender) {}
}
